import { present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import type { Run } from '../../contract.ts';
import { changeText, runBefore, talliesOf } from './runs.ts';

const loaded = readLibrary();
const library = present(loaded.ok ? loaded.value : undefined, 'the packs load');

const aRun = (given: Partial<Run>): Run => ({
  run_id: '00000000-0000-7000-8000-000000000000',
  region_code: '3505',
  judged_on: '2026-04-01',
  case: 'new',
  version: '0123456789ab',
  packs: [],
  firms: 0,
  tally: {},
  ended_at: '2026-04-01T02:03:04.000Z',
  ...given,
});

describe('the run before one', () => {
  it('is the next older of the same region and case', () => {
    const [latest, recheck, county, earlier] = [
      aRun({}),
      aRun({ case: 'recheck' }),
      aRun({ region_code: '350582' }),
      aRun({ judged_on: '2026-03-01' }),
    ];
    const runs = [latest, recheck, county, earlier];
    expect(runBefore(runs, latest)).toBe(earlier);
    expect(runBefore(runs, recheck)).toBeUndefined();
    expect(runBefore(runs, earlier)).toBeUndefined();
  });
});

describe('what a run found', () => {
  const before = aRun({
    judged_on: '2026-03-31',
    tally: { 'cn.innovative.2022': { met: 5 }, 'cn.srdi.2022': { met: 3, unmet: 7 } },
  });
  const run = aRun({ tally: { 'cn.innovative.2022': { met: 7 }, 'cn.srdi.2026': { met: 1, unmet: 9 } } });
  const countsOf = (tallied: Run, earlier: Run | undefined, rung: string) => {
    const tally = present(
      talliesOf(library, tallied, earlier).find((one) => one.rung === rung),
      rung,
    );
    return [tally.pack, tally.isOtherPack, tally.counts.map(({ verdict, count, change }) => [verdict, count, change])];
  };

  it('is told by the packs in force, against what the run before found', () => {
    expect(countsOf(run, before, 'innovative')).toEqual([
      'cn.innovative.2022',
      false,
      [
        ['met', 7, 2],
        ['judgement', 0, 0],
        ['unknown', 0, 0],
        ['unmet', 0, 0],
      ],
    ]);
  });

  it('says where the criteria are others than before', () => {
    expect(countsOf(run, before, 'srdi')).toEqual([
      'cn.srdi.2026',
      true,
      [
        ['met', 1, -2],
        ['judgement', 0, 0],
        ['unknown', 0, 0],
        ['unmet', 9, 2],
      ],
    ]);
  });

  it('has no change where nothing was judged before', () => {
    const tallies = talliesOf(library, before, undefined);
    expect(tallies.map(({ isOtherPack }) => isOtherPack)).toEqual([false, false, false]);
    expect(tallies.flatMap(({ counts }) => counts.map(({ change }) => change)).every((change) => change === null)).toBe(
      true,
    );
  });
});

it.each([
  [1234, '+1,234'],
  [-12, '−12'],
  [0, '±0'],
])('a change of %i is written %s', (change, written) => {
  expect(changeText(change)).toBe(written);
});
