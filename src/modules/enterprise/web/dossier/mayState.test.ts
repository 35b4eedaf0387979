import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import { refuseFact } from '../../rules.ts';
import { dossierDictionary } from '../../sources.ts';
import { mayState } from './mayState.ts';

const loaded = readLibrary();
const facts = [
  ...dossierDictionary(present(loaded.ok ? loaded.value : undefined, 'the packs load').dictionary).values(),
];

it.each(['firm', 'office'] as const)('a form of a %s offers just what the server lets it state', (stater) => {
  const offered = facts.filter((fact) => mayState(stater, fact)).map(({ name }) => name);
  const taken = facts.filter((fact) => refuseFact(stater, fact, false) === undefined).map(({ name }) => name);
  expect(offered).toEqual(taken);
  expect(offered).not.toContain('uscc');
});
