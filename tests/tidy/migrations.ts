import type { Fault, Repository } from './repository.ts';

const createTable = /^\s*create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w.]+)/i;
const declaration = /^-- (distributed by enterprise_id|reference|local)$/;

/**
 * Every table says what it is on the line above its `create table`, in one of three forms:
 *
 *     -- distributed by enterprise_id     rows of firms, spread over machines with their firm
 *     -- reference                        small, copied to every machine
 *     -- local                            only where the server's own work is done
 *
 * A distributed table has the column, and its primary and unique keys begin with it. A partition is what its parent is.
 */
export function undeclaredTables(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => /\/migrations\/[^/]+\.sql$/.test(path))
    .flatMap((path) => {
      const lines = repository.read(path).split(/\r?\n/);
      return lines.flatMap((line, index) => {
        const table = createTable.exec(line)?.[1];
        if (table === undefined || /\bpartition\s+of\b/i.test(line)) return [];
        const kind = declaration.exec(lines[index - 1] ?? '')?.[1];
        const place = `${path}:${index + 1} table ${table}`;
        if (kind === undefined) return [`${place} does not say what it is on the line above`];
        if (kind !== 'distributed by enterprise_id') return [];
        return keysNotByEnterprise(statementFrom(lines, index)).map(
          (key) => `${place}: ${key} must begin with enterprise_id`,
        );
      });
    });
}

function statementFrom(lines: readonly string[], start: number): string {
  const end = lines.findIndex((line, index) => index >= start && line.includes(';'));
  return lines.slice(start, end === -1 ? undefined : end + 1).join('\n');
}

function keysNotByEnterprise(statement: string): string[] {
  const tableKeys = [...statement.matchAll(/\b(primary\s+key|unique)\s*(?:nulls\s+not\s+distinct\s*)?\(([^)]*)\)/gi)];
  const columnKeys = [
    ...statement.matchAll(/^\s*(?!constraint\b)(\w+)\s+\w[^,\n]*\b(primary\s+key|unique)\b(?!\s*\()/gim),
  ];
  return [
    ...(/\benterprise_id\b/i.test(statement) ? [] : ['its columns']),
    ...tableKeys
      .filter((match) => !/^\s*enterprise_id\b/i.test(match[2] ?? ''))
      .map((match) => `${match[1]} (${match[2]})`),
    ...columnKeys.filter((match) => match[1] !== 'enterprise_id').map((match) => `${match[1]} ${match[2]}`),
  ];
}
