import { describe, expect, it } from 'vitest';
import { library } from '../../../tests/packs/library.ts';
import { SOURCES } from './contract.ts';
import { dossierDictionary, rankOf, SOURCE_LABELS, voucherOf } from './sources.ts';

const dictionary = dossierDictionary(library.dictionary);

function factOf(name: string) {
  const fact = dictionary.get(name);
  if (fact === undefined) throw new Error(`There is no fact ${name}`);
  return fact;
}

describe('who can vouch for a fact', () => {
  it.each([...dictionary.values()])('$name has a source that is known here, by both of its labels', (fact) => {
    const voucher = voucherOf(fact);
    expect(voucher).not.toBeNull();
    expect(fact.source).toEqual(voucher === null ? null : SOURCE_LABELS[voucher]);
  });

  it('every source but the firm and the reviewers is a department; each has a label of its own', () => {
    const labels = SOURCES.map((source) => SOURCE_LABELS[source].zh);
    expect(new Set(labels).size).toBe(SOURCES.length);
  });

  it('is the same in every year of a yearly fact, so that turning the year changes nothing', () => {
    for (const fact of dictionary.values()) {
      const stem = fact.name.replace(/_y\d+$/, '');
      const twins = [...dictionary.values()].filter(({ name }) => name.replace(/_y\d+$/, '') === stem);
      expect(new Set(twins.map(voucherOf)).size, stem).toBe(1);
    }
  });

  it('is nobody known where a region’s own pack names somebody else', () => {
    expect(voucherOf({ ...factOf('revenue_y1'), source: { zh: '海关', en: 'Customs' } })).toBeNull();
  });
});

describe('how good a source is', () => {
  it.each([
    ['tax', 'revenue_y1', 0],
    ['statistics', 'revenue_y1', 1],
    ['reviewer', 'revenue_y1', 1],
    ['industry', 'revenue_y1', 2],
    ['enterprise', 'revenue_y1', 3],
    ['enterprise', 'market_share', 0],
    ['tax', 'market_share', 1],
    ['industry', 'market_share', 2],
    ['industry', 'title_srdi', 0],
    ['market', 'title_srdi', 1],
    ['reviewer', 'judged_key_link', 0],
    ['industry', 'tier', 0],
  ] as const)('%s stating %s ranks %i', (source, name, rank) => {
    expect(rankOf(source, factOf(name))).toBe(rank);
  });
});
