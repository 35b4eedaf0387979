import { Skeleton } from 'antd';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { palette } from '../theme.ts';
import { useAppearance } from './appearance.tsx';
import styles from './Chart.module.css';
import { type ChartLook, chartLook } from './chartLook.ts';
import { useLanguage, useText } from './language.tsx';
import { messages } from './messages.ts';
import { useMedia } from './useMedia.ts';

/** The figures of a chart as a table, for those who do not see it or want them exact. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ChartProps {
  /** What the picture says, in a sentence: 2021 至 2025 年三级企业家数. */
  readonly label: string;
  /** What ECharts draws: bar, line, pie or treemap, with grid, legend, tooltip and dataset. Keep it stable (useCallback). */
  readonly option: (look: ChartLook) => EChartsCoreOption;
  readonly table: ChartTable;
  /** In pixels. */
  readonly height?: number;
  /** Somebody has pressed a part of the picture: its name, its place in the data, and its series. */
  readonly onPick?: (picked: { readonly name: string; readonly index: number; readonly series: number }) => void;
}

/**
 * A picture of figures. ECharts is fetched when the first one is shown; the figures stand below it as a table.
 * @example
 * <Chart label={text('growth')} table={{ head: [text('year'), text('firms')], rows }}
 *   option={(look) => ({ xAxis: { type: 'category' }, yAxis: {}, series: [{ type: 'bar', data, itemStyle: { color: look.colours.brick } }] })} />
 */
export function Chart({ label, option, table, height = 320, onPick }: ChartProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { mode } = useAppearance();
  const isMotionReduced = useMedia('(prefers-reduced-motion: reduce)');
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  const [state, setState] = useState<'coming' | 'shown' | 'failed'>('coming');
  // The face depends on the language of the page, through its CSS variable.
  const look = useMemo(
    () => chartLook(palette[mode], fontOf(language), isMotionReduced),
    [mode, language, isMotionReduced],
  );
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    return draw(place, look, option, setState, (picked) => pick.current?.(picked));
  }, [look, option]);
  return (
    <figure className={styles.chart}>
      <div className={styles.stage} style={{ height }}>
        <div ref={box} role="img" aria-label={label} className={styles.picture} data-pickable={onPick !== undefined} />
        {state === 'coming' ? <Skeleton.Node active className={styles.outline ?? ''} /> : null}
      </div>
      {state === 'failed' ? <p className={styles.failed}>{text('chartFailed')}</p> : null}
      <details className={styles.figures} open={state === 'failed'}>
        <summary>{text('chartTable')}</summary>
        <TableOf label={label} table={table} />
      </details>
    </figure>
  );
}

function fontOf(_language: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--font-text');
}

type Pick = NonNullable<ChartProps['onPick']>;

/** Draws, follows the size of its box, and gives the way to end it. */
function draw(
  place: HTMLDivElement,
  look: ChartLook,
  option: ChartProps['option'],
  become: (state: 'shown' | 'failed') => void,
  pick: Pick,
): () => void {
  let chart: EChartsType | undefined;
  let isOver = false;
  const size = new ResizeObserver(() => chart?.resize());
  const begin = async () => {
    const { beginChart } = await import('./chartEngine.ts');
    if (isOver) return;
    chart = beginChart(place, look);
    chart.setOption({ animation: !look.isMotionReduced, ...option(look) });
    chart.on('click', ({ name, dataIndex, seriesIndex }) => pick({ name, index: dataIndex, series: seriesIndex ?? 0 }));
    size.observe(place);
    become('shown');
  };
  begin().catch(() => become('failed'));
  return () => {
    isOver = true;
    size.disconnect();
    chart?.dispose();
  };
}

function TableOf({ label, table: { head, rows } }: { readonly label: string; readonly table: ChartTable }) {
  return (
    <div className={styles.scroll}>
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((value, index) => (
                <td key={head[index + 1]}>{typeof value === 'number' ? value.toLocaleString('en-US') : value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
