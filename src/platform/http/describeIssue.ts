import type { Bilingual } from '@leitu/kernel';
import type { z } from 'zod';

/** One place of a request that its schema does not accept. */
export interface Issue {
  readonly where: string;
  readonly code: string;
  readonly message: Bilingual;
}

type ZodIssue = z.core.$ZodIssue;
type Nested = { readonly path: readonly PropertyKey[]; readonly issue: ZodIssue };

/** Says what a schema does not accept and where, in both languages. A choice of several shapes is told by the shape that fits best. */
export function describeIssue(issue: ZodIssue, root: string): Issue {
  const { path, issue: innermost } = mostTelling({ path: issue.path, issue });
  return { where: formatPath(root, path), code: innermost.code, message: messageOf(innermost) };
}

/**
 * Writes a path as people point at it.
 * @example formatPath('body', ['firms', 3, 'facts', 'revenue_y1']) // 'body.firms[3].facts.revenue_y1'
 */
function formatPath(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = String(step);
    return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`;
  }, root);
}

function mostTelling({ path, issue }: Nested): Nested {
  const inner = (nested: ZodIssue) => mostTelling({ path: [...path, ...nested.path], issue: nested });
  if (issue.code === 'invalid_union') {
    // A shape that fails as a whole says nothing; of the others the one with the fewest faults is meant.
    const candidates = issue.errors.filter((faults) => faults.some((fault) => fault.path.length > 0));
    const closest = candidates.toSorted((one, other) => one.length - other.length)[0]?.[0];
    return closest === undefined ? { path, issue } : inner(closest);
  }
  if ((issue.code === 'invalid_key' || issue.code === 'invalid_element') && issue.issues[0] !== undefined) {
    return inner(issue.issues[0]);
  }
  if (issue.code === 'unrecognized_keys') return { path: [...path, ...issue.keys.slice(0, 1)], issue };
  return { path, issue };
}

function messageOf(issue: ZodIssue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : wrongType(kindOf(issue.expected), issue.input);
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive === false ? 'above' : 'least');
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive === false ? 'below' : 'most');
    case 'not_multiple_of':
      return { zh: `应为 ${issue.divisor} 的整数倍`, en: `must be a multiple of ${issue.divisor}` };
    case 'invalid_format':
      return formats[issue.format] ?? { zh: `格式有误（${issue.format}）`, en: `is not a valid ${issue.format}` };
    case 'invalid_value':
      if (issue.input === undefined) return missing;
      return oneOf(issue.values.map(String));
    case 'unrecognized_keys':
      return { zh: `没有这一项：${issue.keys.join('、')}`, en: `is not known: ${issue.keys.join(', ')}` };
    case 'invalid_union':
      return unionMessage(issue);
    case 'custom':
      return customMessage(issue);
    default:
      return { zh: '不符合要求', en: 'is not acceptable' };
  }
}

const missing: Bilingual = { zh: '缺少此项', en: 'is missing' };

const kinds: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数值', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: 'null', en: 'null' },
};

function kindOf(type: string): Bilingual {
  return kinds[type] ?? { zh: type, en: type };
}

function wrongType(expected: Bilingual, input: unknown): Bilingual {
  const received = kindOf(input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input);
  // A number that is no whole number is still a number; naming its kind would only puzzle.
  const found = typeof input === 'number' ? { zh: String(input), en: String(input) } : received;
  return {
    zh: `应为${spaced(expected.zh)}，收到的是${spaced(found.zh)}`,
    en: `must be ${expected.en}, but is ${found.en}`,
  };
}

/** Chinese sets a space before a word or figure in Latin script. */
function spaced(words: string): string {
  return /^[\w-]/.test(words) ? ` ${words}` : words;
}

/** Which side of a limit a value must be on. */
type Side = 'least' | 'above' | 'most' | 'below';

function bound(origin: string, limit: number | bigint, side: Side): Bilingual {
  const words: Readonly<Record<Side, Bilingual>> = {
    least: { zh: '不少于', en: 'at least' },
    above: { zh: '多于', en: 'more than' },
    most: { zh: '不超过', en: 'at most' },
    below: { zh: '少于', en: 'less than' },
  };
  const { zh, en } = words[side];
  if (origin === 'string')
    return { zh: `应${zh} ${limit} 个字符`, en: `must have ${en} ${plural(limit, 'character')}` };
  if (origin === 'array' || origin === 'set' || origin === 'map') {
    return { zh: `应${zh} ${limit} 项`, en: `must have ${en} ${plural(limit, 'item')}` };
  }
  const compared: Readonly<Record<Side, string>> = { least: '不小于', above: '大于', most: '不大于', below: '小于' };
  return { zh: `应${compared[side]} ${limit}`, en: `must be ${en} ${limit}` };
}

function plural(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;
}

const formats: Readonly<Record<string, Bilingual>> = {
  date: { zh: '应为日期，如 2026-03-31', en: 'must be a date such as 2026-03-31' },
  datetime: {
    zh: '应为日期和时间，如 2026-03-31T08:00:00Z',
    en: 'must be a date and time such as 2026-03-31T08:00:00Z',
  },
  email: { zh: '应为电子邮件地址', en: 'must be an e-mail address' },
  url: { zh: '应为网址', en: 'must be a URL' },
  uuid: { zh: '应为 UUID', en: 'must be a UUID' },
  regex: { zh: '格式不符合要求', en: 'does not have the required form' },
};

function oneOf(values: readonly string[]): Bilingual {
  return { zh: `应为下列之一：${values.join('、')}`, en: `must be one of: ${values.join(', ')}` };
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): Bilingual {
  if (issue.input === undefined) return missing;
  if (issue.errors.length === 0 && 'options' in issue && Array.isArray(issue.options))
    return oneOf(issue.options.map(String));
  const expected = issue.errors.flatMap((faults) =>
    faults.flatMap((fault) => (fault.code === 'invalid_type' ? [kindOf(fault.expected)] : [])),
  );
  if (expected.length === 0) return { zh: '不符合任何一种允许的写法', en: 'fits none of the accepted forms' };
  const either = { zh: expected.map((kind) => kind.zh).join('或'), en: expected.map((kind) => kind.en).join(' or ') };
  return wrongType(either, issue.input);
}

/** A check of a module's own says its two sentences in `params`, as in `.refine(isDue, { params: { zh, en } })`. */
function customMessage(issue: z.core.$ZodIssueCustom): Bilingual {
  const { zh, en } = issue.params ?? {};
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : { zh: '不符合要求', en: issue.message };
}
