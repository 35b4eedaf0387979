import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const modulesFolder = fileURLToPath(new URL('../../modules/', import.meta.url));

/** The actions that the server writes into the audit, by the word of their module. */
function auditedActions(): ReadonlySet<string> {
  const files = readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)web\//.test(file));
  const texts = sources.map((file) => readFileSync(modulesFolder + file, 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/\baction: '([a-z.-]+)'/g)].map((match) => match[1] ?? '')));
}

it('every action of the audit is called something in both languages', () => {
  const actions = [...auditedActions()];
  expect(actions.length).toBeGreaterThan(10);
  const unnamed = actions.filter((action) => {
    const [module = ''] = action.split('.');
    const words = readFileSync(`${modulesFolder}${module}/web/words.ts`, 'utf8');
    return !words.includes(`'${action}': { zh: `);
  });
  expect(unnamed).toEqual([]);
});
