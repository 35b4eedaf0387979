import type { Verdict } from '@leitu/rules';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../../../web/ui/chartLook.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import { shareText } from '../share.ts';

interface DrawnStandings {
  /** The rungs from the first, which is drawn lowest as in the tower. */
  readonly rungs: readonly string[];
  readonly verdicts: readonly {
    readonly verdict: Verdict;
    readonly name: string;
    readonly counts: readonly number[];
  }[];
  readonly isRoomy: boolean;
}

/** What somebody can act on is firm, what is left to wait for or to leave is light. */
const fillOf = { met: 'celadon', judgement: 'indigo', unknown: 'ochreWash', unmet: 'cinnabarWash' } as const;
const inkOf = { met: 'surface', judgement: 'surface', unknown: 'ochre', unmet: 'cinnabar' } as const;
const edgeOf = { met: 'celadon', judgement: 'indigo', unknown: 'ochre', unmet: 'cinnabar' } as const;

/** A part narrower than this share has no room for its number; the table below has it. */
const leastLabelled = 0.07;

/** For each rung one bar of all judged firms, divided by their verdicts. */
export function standingsOption({ rungs, verdicts, isRoomy }: DrawnStandings): (look: ChartLook) => EChartsCoreOption {
  const totals = rungs.map((_, rung) => verdicts.reduce((sum, { counts }) => sum + (counts[rung] ?? 0), 0));
  return ({ colours }) => ({
    grid: { left: isRoomy ? 110 : 4, right: 8, top: isRoomy ? 44 : 84, bottom: 4, outerBoundsMode: 'none' },
    legend: { top: 0, left: 0, data: verdicts.map(({ name }) => name), itemGap: isRoomy ? 22 : 12 },
    tooltip: {
      trigger: 'item',
      formatter: ({ seriesName, name, value }: { seriesName: string; name: string; value: number }) =>
        `${name} · ${seriesName}<br/>${fullNumber(value)} (${shareText(value, totals[rungs.indexOf(name)] ?? 0)})`,
    },
    xAxis: { type: 'value', show: false, max: Math.max(...totals, 1) },
    yAxis: {
      type: 'category',
      data: rungs,
      axisTick: { show: false },
      axisLine: { show: false },
      // Where there is no room beside the bars their names stand above them.
      axisLabel: isRoomy
        ? { color: colours.ink, fontSize: 14 }
        : {
            color: colours.ink,
            fontSize: 14,
            inside: true,
            margin: 0,
            verticalAlign: 'bottom',
            padding: [0, 0, 16, 0],
          },
      z: 5,
    },
    series: verdicts.map(({ verdict, name, counts }) => ({
      type: 'bar',
      stack: 'verdicts',
      name,
      data: counts,
      barWidth: 26,
      itemStyle: { color: colours[fillOf[verdict]], borderColor: colours[edgeOf[verdict]], borderWidth: 1 },
      label: {
        show: true,
        color: colours[inkOf[verdict]],
        fontSize: 13,
        formatter: ({ value, dataIndex }: { readonly value: number; readonly dataIndex: number }) =>
          value / (totals[dataIndex] ?? 1) < leastLabelled ? '' : fullNumber(value),
      },
    })),
  });
}
