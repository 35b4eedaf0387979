/**
 * The one file that knows ECharts: fetched when the first chart is shown, with the charts that pages draw and nothing else. Importing it
 * (or ECharts) anywhere else would put it into everybody's first page.
 */
import { BarChart, LineChart, PieChart, TreemapChart } from 'echarts/charts';
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartLook } from './chartLook.ts';

use([
  BarChart,
  LineChart,
  PieChart,
  TreemapChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Begins a chart in a box of the page, dressed in the theme. */
export function beginChart(box: HTMLElement, look: ChartLook): EChartsType {
  return init(box, themeOf(look), { renderer: 'svg' });
}

function themeOf({ colours, font, series }: ChartLook): object {
  const axis = {
    axisLine: { lineStyle: { color: colours.edge } },
    axisTick: { lineStyle: { color: colours.edge } },
    axisLabel: { color: colours.inkSoft, fontSize: 13 },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.inkSoft },
  };
  return {
    color: series,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: font, color: colours.ink },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
    bar: { barMaxWidth: 48 },
    legend: {
      top: 0,
      left: 0,
      textStyle: { color: colours.ink, fontSize: 14 },
      icon: 'rect',
      itemWidth: 14,
      itemHeight: 10,
    },
    tooltip: {
      backgroundColor: colours.surface,
      borderColor: colours.edge,
      textStyle: { color: colours.ink, fontFamily: font },
      axisPointer: { lineStyle: { color: colours.edge }, crossStyle: { color: colours.edge } },
    },
  };
}
