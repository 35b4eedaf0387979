import { parseSync } from 'vite';
import type { Fault, Repository } from './repository.ts';

/** `value as Type` tells the compiler to believe us: the product says beside it why it may. `as const` claims nothing. */
export function unexplainedAssertions(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => /^(?:src|packages|bench)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
    .filter((path) => / as\b/.test(repository.read(path)))
    .flatMap((path) => {
      const text = repository.read(path);
      const { program, comments } = parseSync(path, text);
      const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
      const explained = new Set(comments.flatMap(({ start, end }) => [lineOf(start), lineOf(end), lineOf(end) + 1]));
      return assertionsIn(program)
        .filter(({ start, end }) => !explained.has(lineOf(start)) && !explained.has(lineOf(end)))
        .map(({ start }) => `${path}:${lineOf(start)}`);
    });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function assertionsIn(node: unknown): Span[] {
  if (Array.isArray(node)) return node.flatMap(assertionsIn);
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(assertionsIn);
  return isAssertion(node) ? [node, ...inner] : inner;
}

function isAssertion(node: object): node is Span {
  if (!('type' in node) || (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion')) return false;
  return 'typeAnnotation' in node && !JSON.stringify(node.typeAnnotation).includes('"name":"const"');
}
