import { expect, it } from 'vitest';
import { readSearch, writeSearch } from '../../../../web/ui/plainSearch.ts';
import { candidatesQuery } from '../../contract.ts';
import { type CandidateSearch, readCandidateSearch, writeCandidateSearch } from './candidateSearch.ts';

const usual: CandidateSearch = {
  rung: 'innovative',
  verdict: 'met',
  title: 'any',
  region: '',
  industry: '',
  page: 1,
};
const narrow: CandidateSearch = {
  rung: 'little-giant',
  verdict: 'judgement',
  title: 'without',
  region: '350582',
  industry: 'C39',
  page: 3,
};

it.each([usual, narrow])('the address gives the same search when it is read again', (search) => {
  expect(readCandidateSearch(readSearch(writeSearch(writeCandidateSearch(search))))).toEqual(search);
});

it('an address that means nothing is the usual search', () => {
  const odd = { rung: 'fourth', verdict: 'perhaps', title: 'with', region: '3505x', industry: '39', page: '201' };
  expect(readCandidateSearch(odd)).toEqual(usual);
  expect(readCandidateSearch({ page: '0', region: ['35', '36'] })).toEqual(usual);
});

it('the interface takes what the address asks', () => {
  const { region, industry, ...rest } = narrow;
  expect(candidatesQuery.parse({ ...rest, region, industry })).toEqual(narrow);
});
