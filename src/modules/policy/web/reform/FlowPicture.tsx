import { VERDICTS } from '@leitu/rules';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { useMedia } from '../../../../web/ui/useMedia.ts';
import type { ReformResponse } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import styles from './FlowPicture.module.css';
import { type FlowNode, flowShapes, ribbonPath } from './flowShapes.ts';
import { messages } from './messages.ts';

/** Widths and heights of the picture, in its own units. */
const roomy = { width: 760, height: 380, label: 150 };
const narrow = { width: 330, height: 400, label: 84 };
const barWidth = 12;
/** Two lines of text have room beside a stretch that is hardly there. */
const gap = 32;
const margin = 34;
/** A ribbon thinner than this has no room for its number; its title and the table have it. */
const leastLabelled = 15;

interface FlowPictureProps {
  readonly reform: ReformResponse;
}

/** The firms as ribbons from their verdict by the old criteria to that by the new. */
export function FlowPicture({ reform }: FlowPictureProps) {
  const text = useText(messages);
  const { flow, movements } = reform;
  const { width, height, label } = useMedia('(min-width: 720px)') ? roomy : narrow;
  const shapes = flowShapes(flow, height, gap);
  const { gained, lost, stays, open, out } = movements;
  const figures = Object.fromEntries(
    Object.entries({ gained, lost, stays, open, out }).map(([name, count]) => [name, fullNumber(count)]),
  );
  const right = width - label - barWidth;
  // Whoever changes sides is drawn last, over those who do not.
  const drawn = shapes.ribbons.toSorted((one, other) => Number(isChange(one)) - Number(isChange(other)));
  return (
    <>
      {shapes.firms === 0 ? (
        <p>{text('flowNobody')}</p>
      ) : (
        <svg
          role="img"
          aria-label={text('flowLabel', { gained: '', lost: '', stays: '', open: '', ...figures })}
          viewBox={`0 0 ${width} ${height + 2 * margin}`}
          className={styles.picture}
        >
          <text x={label + barWidth} y={13} textAnchor="end" className={styles.head}>
            {text('from')}
          </text>
          <text x={right} y={13} className={styles.head}>
            {text('to')}
          </text>
          <g transform={`translate(0 ${margin})`}>
            {drawn.map((ribbon) => (
              <Ribbon key={`${ribbon.before} ${ribbon.after}`} ribbon={ribbon} left={label + barWidth} right={right} />
            ))}
            {drawn.map((ribbon) => (
              <Count key={`${ribbon.before} ${ribbon.after}`} ribbon={ribbon} middle={(label + barWidth + right) / 2} />
            ))}
            {shapes.left.map((node) => (
              <Stretch key={node.rank} node={node} x={label} isLeft />
            ))}
            {shapes.right.map((node) => (
              <Stretch key={node.rank} node={node} x={right} isLeft={false} />
            ))}
          </g>
        </svg>
      )}
      <p className={styles.leftOut}>{text('flowLeftOut', { out: fullNumber(out) })}</p>
      <details className={styles.figures}>
        <summary>{text('flowTable')}</summary>
        <FlowTable flow={flow} />
      </details>
    </>
  );
}

type DrawnRibbon = ReturnType<typeof flowShapes>['ribbons'][number];

function isChange({ movement }: DrawnRibbon): boolean {
  return movement === 'gained' || movement === 'lost';
}

interface RibbonProps {
  readonly ribbon: DrawnRibbon;
  readonly left: number;
  readonly right: number;
}

function Ribbon({ ribbon, left, right }: RibbonProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { before, after, movement, firms } = ribbon;
  const title = text('ribbon', {
    before: words(`verdict_${VERDICTS[before]}`),
    after: words(`verdict_${VERDICTS[after]}`),
    firms: fullNumber(firms),
  });
  return (
    <path d={ribbonPath(ribbon, left, right)} className={styles.ribbon} data-movement={movement}>
      <title>{title}</title>
    </path>
  );
}

/** What becomes of the firms of a ribbon, and how many they are. */
function Count({ ribbon, middle }: { readonly ribbon: DrawnRibbon; readonly middle: number }) {
  const text = useText(messages);
  const { movement, firms, from, to, height } = ribbon;
  if (height < leastLabelled) return null;
  return (
    <text x={middle} y={(from + to + height) / 2 + 4} textAnchor="middle" className={styles.count}>
      {text(`movement_${movement}`)} {fullNumber(firms)}
    </text>
  );
}

interface StretchProps {
  readonly node: FlowNode;
  readonly x: number;
  readonly isLeft: boolean;
}

/** A stretch of a column with its verdict and number; one that nobody is in has no name. */
function Stretch({ node, x, isLeft }: StretchProps) {
  const words = useText(shared);
  const { rank, firms, top, height } = node;
  if (firms === 0) return null;
  const verdict = VERDICTS[rank];
  const at = isLeft ? x - 6 : x + barWidth + 6;
  const middle = top + height / 2;
  return (
    <g>
      <rect x={x} y={top} width={barWidth} height={Math.max(height, 1)} className={styles.bar} data-verdict={verdict} />
      <text x={at} y={middle - 2} textAnchor={isLeft ? 'end' : 'start'} className={styles.verdict}>
        {words(`verdict_${verdict}`)}
      </text>
      <text x={at} y={middle + 13} textAnchor={isLeft ? 'end' : 'start'} className={styles.firms}>
        {fullNumber(firms)}
      </text>
    </g>
  );
}

/** From the best verdict to the worst. */
const ranks = [3, 2, 1, 0] as const;

function FlowTable({ flow }: Pick<ReformResponse, 'flow'>) {
  const text = useText(messages);
  const words = useText(shared);
  const cell = (before: number, after: number) => flow[before]?.[after] ?? 0;
  const sum = (counts: readonly number[]) => fullNumber(counts.reduce((total, count) => total + count, 0));
  return (
    <div className={styles.scroll}>
      <table>
        <caption className="visually-hidden">{text('flowTableLabel')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {text('from')} ↓ {text('to')} →
            </th>
            {ranks.map((rank) => (
              <th key={rank} scope="col">
                {words(`verdict_${VERDICTS[rank]}`)}
              </th>
            ))}
            <th scope="col">{text('total')}</th>
          </tr>
        </thead>
        <tbody>
          {ranks.map((before) => (
            <tr key={before}>
              <th scope="row">{words(`verdict_${VERDICTS[before]}`)}</th>
              {ranks.map((after) => (
                <td key={after}>{fullNumber(cell(before, after))}</td>
              ))}
              <td>{sum(ranks.map((after) => cell(before, after)))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{text('total')}</th>
            {ranks.map((after) => (
              <td key={after}>{sum(ranks.map((before) => cell(before, after)))}</td>
            ))}
            <td>{sum(flow.flat())}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
