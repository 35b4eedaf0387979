import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../../../web/ui/chartLook.ts';
import { fullNumber } from '../../../../web/ui/number.ts';

/** A row of columns, one a year. */
interface Panel {
  readonly title: string;
  readonly colour: 'earth' | 'brick' | 'glaze';
  readonly counts: readonly number[];
}

interface Growth {
  readonly panels: readonly Panel[];
  readonly years: readonly string[];
  /** Whether the panels stand beside each other, or else below each other. */
  readonly isRoomy: boolean;
}

/** The panels as ECharts draws them: every column bears its number, so that no scale has to be read. */
export function growthOption({ panels, years, isRoomy }: Growth): (look: ChartLook) => EChartsCoreOption {
  const share = 100 / panels.length;
  const places = panels.map((_, index) =>
    isRoomy
      ? { left: `${index * share + 0.5}%`, width: `${share - 3}%`, top: 56, bottom: 40 }
      : { left: 4, right: 4, top: `${index * share + 8}%`, height: `${share - 17}%` },
  );
  return ({ colours }) => ({
    grid: places,
    xAxis: panels.map((_, index) => ({
      type: 'category',
      gridIndex: index,
      data: years,
      axisTick: { show: false },
      axisLabel: { interval: 0 },
    })),
    // Of the axis only its name is seen: it is the heading of the panel.
    yAxis: panels.map(({ title }, index) => ({
      type: 'value',
      gridIndex: index,
      axisLabel: { show: false },
      splitLine: { show: false },
      name: title,
      nameGap: 26,
      nameTextStyle: { align: 'left', fontSize: 15, fontWeight: 600, color: colours.ink },
    })),
    series: panels.map(({ title, colour, counts }, index) => ({
      type: 'bar',
      name: title,
      xAxisIndex: index,
      yAxisIndex: index,
      data: counts,
      barCategoryGap: '32%',
      itemStyle: { color: colours[colour] },
      label: {
        show: true,
        position: 'top',
        color: colours.ink,
        fontSize: 13,
        formatter: ({ value }: { readonly value: number }) => fullNumber(value),
      },
      emphasis: { disabled: true },
    })),
  });
}
