import { thresholdsOf } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { LADDER, library, packOf } from '../../../../../tests/packs/library.ts';
import { flowShapes, ribbonPath } from './flowShapes.ts';
import { readReformSearch, writeReformSearch } from './reformSearch.ts';
import { offScale, onScale, scaleOf } from './scale.ts';

describe('the address of a reform', () => {
  it('is that from 2022 to 2026 where nothing is asked for', () => {
    const search = readReformSearch(library, {});
    expect([search?.from.id, search?.to.id, search?.caseType, search?.region, search?.moves]).toEqual([
      ...['cn.srdi.2022', 'cn.srdi.2026', 'new', ''],
      {},
    ]);
  });

  it('keeps what is moved, and leaves out what means nothing or moves nothing', () => {
    const set = ['rd.2=0.05', 'revenue.1=20000000', 'niche-years=3', 'rd.9=1', 'debt=high', 'x'];
    const search = readReformSearch(library, { from: 'none', case: 'recheck', region: '35x', set });
    expect(search?.moves).toEqual({ 'rd.2': 0.05, 'revenue.1': 2_000_000_000 });
    if (search === undefined) throw new Error('there are packs');
    const written = writeReformSearch(search);
    expect(written).toEqual({
      ...{ from: 'cn.srdi.2022', to: 'cn.srdi.2026', case: 'recheck', region: '' },
      set: ['rd.2=0.05', 'revenue.1=20000000'],
    });
    expect(readReformSearch(library, written)).toEqual(search);
  });
});

describe('the scale of a threshold', () => {
  it.each(LADDER.flatMap((id) => thresholdsOf(packOf(id)).map((one) => [id, one.id, one] as const)))(
    'of %s %s has its value on it, and reads back what it shows',
    (_pack, _id, threshold) => {
      for (const language of ['zh', 'en'] as const) {
        const scale = scaleOf(threshold, language);
        const shown = onScale(threshold.value, scale);
        expect(shown).toBeGreaterThanOrEqual(scale.least);
        expect(shown).toBeLessThanOrEqual(scale.most);
        expect(scale.step).toBeGreaterThan(0);
        expect(offScale(shown, scale)).toBe(threshold.value);
      }
    },
  );

  it('shows money in 万元 and ratios in per cent', () => {
    const [revenue] = thresholdsOf(packOf('cn.srdi.2026')).filter(({ id }) => id === 'revenue.1');
    if (revenue === undefined) throw new Error('it asks for revenue');
    expect(scaleOf(revenue, 'zh')).toEqual({ measure: 1e6, least: 0, most: 5000, step: 100, unit: '万元' });
    expect(scaleOf({ ...revenue, unit: 'ratio', value: 0.03 }, 'en')).toMatchObject({ most: 9, step: 0.5, unit: '%' });
  });
});

describe('the picture of a flow', () => {
  const flow = [
    [1000, 1, 2, 3],
    [40, 5, 0, 6],
    [0, 0, 7, 0],
    [30, 8, 9, 50],
  ];
  const shapes = flowShapes(flow, 400, 10);

  it('draws everybody but those who are in neither, each on both sides', () => {
    expect(shapes.firms).toBe(161);
    for (const column of [shapes.left, shapes.right]) {
      expect(column.map(({ rank }) => rank)).toEqual([3, 2, 1, 0]);
      expect(column.reduce((sum, { firms }) => sum + firms, 0)).toBe(161);
    }
    expect(shapes.ribbons.reduce((sum, { firms }) => sum + firms, 0)).toBe(161);
  });

  it('is on one scale, fills the height, and lets no ribbons cross within a stretch', () => {
    const unit = (400 - 30) / 161;
    for (const { firms, height } of [...shapes.left, ...shapes.right, ...shapes.ribbons]) {
      expect(height).toBeCloseTo(firms * unit, 9);
    }
    const last = shapes.left.at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeCloseTo(400, 9);
    for (const node of shapes.left) {
      const own = shapes.ribbons.filter(({ before }) => before === node.rank);
      let top = node.top;
      for (const ribbon of own) {
        expect(ribbon.from).toBeCloseTo(top, 9);
        top += ribbon.height;
      }
      expect(top).toBeCloseTo(node.top + node.height, 9);
    }
  });

  it('names what becomes of the firms of each ribbon', () => {
    const movements = shapes.ribbons.map(({ before, after, movement }) => `${before}${after} ${movement}`);
    expect(movements).toContain('30 lost');
    expect(movements).toContain('03 gained');
    expect(movements).toContain('32 stays');
    expect(movements).toContain('10 open');
  });

  it('is empty where there is nobody to draw', () => {
    expect(flowShapes([[5, 0, 0, 0], [], [], []], 400, 10)).toMatchObject({ firms: 0, ribbons: [] });
  });

  it('has ribbons with an outline', () => {
    const [ribbon] = shapes.ribbons;
    if (ribbon === undefined) throw new Error('there are ribbons');
    expect(ribbonPath({ ...ribbon, from: 0, to: 10, height: 5 }, 20, 120)).toBe(
      'M20 0C70 0 70 10 120 10V15C70 15 70 5 20 5Z',
    );
  });
});
