import { describe, expect, it } from 'vitest';
import { createNetworkReader, prepareShock } from './index.ts';

function aReader() {
  const reader = createNetworkReader({ isEssentialListed: true });
  reader.firm(1, { firm: 'a', sector: 'steel', weight: '3' });
  reader.firm(2, { firm: 'b', sector: 'cars', market: 'vans', weight: '1.5e1' });
  reader.firm(3, { firm: 'c', sector: 'vans', market: '', weight: '0' });
  return reader;
}

describe('a network', () => {
  it('is read from rows, by name and both ways', () => {
    const reader = aReader();
    reader.link(1, 'b', 'a', '2.5');
    reader.link(2, 'a', 'c', '.5');
    reader.link(3, 'a', 'b', '0');
    reader.level(1, 'steel', 'cars', '2');
    reader.level(2, 'rubber', 'cars', '1');
    const { network, firmNames, sectorNames, weights, essential, refusedLinks } = reader.finish();
    expect(refusedLinks.count).toBe(0);
    expect([firmNames, sectorNames]).toEqual([
      ['a', 'b', 'c'],
      ['steel', 'cars', 'vans'],
    ]);
    expect([...(weights ?? [])]).toEqual([3, 15, 0]);
    expect([...network.sales.starts]).toEqual([0, 2, 3, 3]);
    expect([...network.sales.others]).toEqual([1, 2, 0]);
    expect([...network.sales.weights]).toEqual([0, 0.5, 2.5]);
    expect([...network.purchases.starts]).toEqual([0, 1, 2, 3]);
    expect([...network.purchases.others]).toEqual([1, 0, 0]);
    expect(network.marketOf[1]).toBe(network.marketOf[2]);
    expect([...essential.levels]).toEqual([[1, 2]]);
  });

  it.each([
    ['firm_missing', 'firm', ['', 'steel']],
    ['firm_twice', 'firm', ['a', 'steel']],
    ['sector_missing', 'firm', ['d', '']],
    ['link_end_missing', 'link', ['', 'b', '1']],
    ['link_end_missing', 'link', ['a', '', '1']],
    ['link_to_itself', 'link', ['a', 'a', '1']],
    ['link_firm_unknown', 'link', ['a', 'z', '1']],
    ['link_firm_unknown', 'link', ['z', 'a', '1']],
    ['weight_missing', 'link', ['a', 'b', '']],
    ['weight_not_a_number', 'link', ['a', 'b', 'many']],
    ['weight_not_a_number', 'link', ['a', 'b', 'NaN']],
    ['weight_not_a_number', 'link', ['a', 'b', '0x10']],
    ['weight_negative', 'link', ['a', 'b', '-1']],
    ['weight_infinite', 'link', ['a', 'b', 'Infinity']],
    ['weight_infinite', 'link', ['a', 'b', '-inf']],
    ['weight_infinite', 'link', ['a', 'b', '1e999']],
    ['weight_too_small', 'link', ['a', 'b', '1e-310']],
    ['link_twice', 'link', ['c', 'a', '1']],
    ['level_sector_missing', 'level', ['', 'cars', '1']],
    ['level_unknown', 'level', ['steel', 'cars', '3']],
    ['level_twice', 'level', ['steel', 'steel', '0']],
  ] as const)('refuses with %s a %s of %j, with its line, and goes on', (code, kind, cells) => {
    const reader = aReader();
    reader.link(1, 'c', 'a', '1');
    reader.level(1, 'steel', 'steel', '1');
    const [one, two, three = ''] = cells;
    if (kind === 'firm') reader.firm(17, { firm: one, sector: two, weight: '1' });
    if (kind === 'link') reader.link(17, one, two, three);
    if (kind === 'level') reader.level(17, one, two, three);
    reader.link(18, 'a', 'b', '1');
    const { refusedFirms, refusedLinks, refusedLevels, network } = reader.finish();
    const refusals = [refusedFirms, refusedLinks, refusedLevels].flatMap(({ first }) => first);
    expect(refusals.map((refusal) => [refusal.code, refusal.figures.line])).toEqual([[code, 17]]);
    expect(network.links).toBe(2);
  });

  it('counts a million bad rows and keeps a hundred', () => {
    const reader = aReader();
    for (let row = 1; row <= 1_000_000; row += 1) reader.link(row, 'a', 'b', row === 1 ? '1' : '-1');
    for (let row = 1; row <= 200; row += 1) reader.link(row, 'a', 'b', '1');
    const { refusedLinks, network } = reader.finish();
    expect(refusedLinks.count).toBe(999_999 + 200);
    expect(refusedLinks.first).toHaveLength(100);
    expect(network.links).toBe(1);
  });

  it('may have no link at all', () => {
    const { network, weights } = aReader().finish();
    expect(prepareShock(network, { weights: weights ?? new Float64Array(3) }).totalWeight).toBe(18);
  });
});
