import { present } from '@leitu/kernel';
import { CASE_TYPES, explain } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aFirm, aModelFirm } from '../../../../../tests/packs/aFirm.ts';
import { explanation } from '../../contract.ts';
import { readLibrary } from '../../library.ts';
import { presentExplanation } from '../../present.ts';
import { readExplanation } from './readExplanation.ts';
import { shownExplanation } from './shown.ts';

const loaded = readLibrary();
const { packs, dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');

const firms = [
  ['of which nothing is known', aFirm().facts],
  ['that is a model', aModelFirm().facts],
] as const;

describe.each([...packs.values()].map((pack) => [pack.id, pack] as const))('%s', (_id, pack) => {
  it.each(firms)('what the server tells of a firm %s is shown as if it had been judged here', (_what, facts) => {
    for (const caseType of CASE_TYPES) {
      const explained = explain(pack, facts, caseType);
      const told = explanation.parse(JSON.parse(JSON.stringify(presentExplanation(explained))));
      expect(readExplanation(told, dictionary)).toEqual(shownExplanation(explained));
    }
  });
});

it('a fact that the dictionary of these pages does not have any more is shown by what the server says of it', () => {
  const pack = present(packs.get('cn.srdi.2026'), 'it is a pack');
  const told = presentExplanation(explain(pack, aModelFirm().facts, 'new'));
  const { condition } = readExplanation(told, new Map());
  const readings = JSON.stringify(condition);
  expect(readings).toContain('"label":{"zh":"上年度营业收入","en":"Revenue, last year"}');
  expect(readings).toContain('"type":"money"');
});
