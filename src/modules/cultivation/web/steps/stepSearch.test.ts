import { expect, it } from 'vitest';
import { readSearch, writeSearch } from '../../../../web/ui/plainSearch.ts';
import { stepFirmsQuery, stepsQuery } from '../../contract.ts';
import { readStepSearch, type StepSearch, writeStepSearch } from './stepSearch.ts';

const usual: StepSearch = { rung: 'srdi', region: '', industry: '', fact: '', kind: 'move', reach: 'near', page: 1 };
const narrow: StepSearch = {
  rung: 'little-giant',
  region: '350582',
  industry: 'C39',
  fact: 'ip1_applied',
  kind: 'state',
  reach: 'all',
  page: 3,
};

it.each([usual, narrow])('the address gives the same search when it is read again', (search) => {
  expect(readStepSearch(readSearch(writeSearch(writeStepSearch(search))))).toEqual(search);
});

it('an address that means nothing is the usual search', () => {
  const odd = { rung: 'fourth', region: '3505x', industry: '39', fact: 'a fact; drop', page: '201' };
  expect(readStepSearch(odd)).toEqual(usual);
  expect(readStepSearch({ page: '0', fact: ['a', 'b'] })).toEqual(usual);
});

it('the interface takes what the address asks', () => {
  const { rung, region, industry, reach } = narrow;
  expect(stepsQuery.parse({ rung, region, industry, reach })).toEqual({ rung, region, industry, reach });
  expect(stepFirmsQuery.parse(narrow)).toEqual(narrow);
});
