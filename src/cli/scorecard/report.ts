import {
  bootstrapOf,
  type CardVariable,
  calibrationOf,
  discriminationOf,
  type Interval,
  liftOf,
  rocOf,
} from '@leitu/scorecard';
import { type Language, languageTag, textIn } from '../../platform/i18n/index.ts';
import { binText } from './binText.ts';
import { leakText } from './leakText.ts';
import type { Made } from './made.ts';
import { scorecardMessages } from './messages.ts';
import { barOf, escaped, pictureOf } from './pictures.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--first:#0b62c4;--second:#b3400a;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--first:#5aa9ff;--second:#ff9e64;--paper:#0d1117}}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;padding:24px 16px;max-inline-size:1100px}
h1{font-size:26px}h2{font-size:20px;margin-block-start:36px}h3{font-size:16px;margin-block:28px 4px;overflow-wrap:anywhere}p,figcaption{color:var(--soft)}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:16px}figure{margin:0}svg{inline-size:100%;block-size:auto}
svg text{font-size:12px;fill:var(--soft)}svg .axis{fill:none;stroke:var(--line)}svg polyline{fill:none;stroke-width:2}
polyline.first{stroke:var(--first)}polyline.second{stroke:var(--second)}polyline.guide{stroke:var(--line);stroke-dasharray:4}circle.first,text.first{fill:var(--first)}text.second{fill:var(--second)}
.table{overflow-x:auto}table{border-collapse:collapse;inline-size:100%;font-size:14px}th,td{padding:4px 10px;border-block-end:1px solid var(--line);text-align:end;white-space:nowrap}
th:first-child,td:first-child{text-align:start;white-space:normal;overflow-wrap:anywhere;min-inline-size:140px}.bar{display:inline-block;block-size:10px;background:var(--first);border-radius:2px}.bars{inline-size:120px;text-align:start}th[colspan]{text-align:center}`;

type Cells = readonly (string | number)[];

/** The report of a fit: one page of HTML that needs nothing else. */
export function reportOf(language: Language, made: Made): string {
  const say = textIn(scorecardMessages, language);
  const { card, fitted, judged, sample, seed } = made;
  const parts = [
    `<h1>${say('title')}</h1><p>${say('target_')}: ${escaped(card.target.column)} = ${escaped(card.target.bad)}</p>`,
    `<h2>${say('measures')}</h2><p>${say('measuresNote')}</p>${measures(language, judged, sample.isBad, seed)}`,
    `<div class="pictures">${pictures(language, judged.scores, judged.chances, sample.isBad)}</div>`,
    `<h2>${say('lift')}</h2>${lifts(language, judged.scores, sample.isBad)}`,
    `<h2>${say('card_')}</h2><p>${say('base')}: ${card.base}</p>${summary(language, made)}`,
    `<h2>${say('variables')}</h2>${card.variables.map((variable) => binsOf(language, variable)).join('')}`,
    `<h2>${say('leaks')}</h2>${listOf(
      fitted.leaks.map((leak) => leakText({ language }, leak, card.signedFor)),
      say('none'),
    )}`,
    `<h2>${say('leftOut')}</h2>${table(
      [say('variable'), say('information'), say('why')],
      fitted.leftOut.map(({ name, informationValue, why }) => [name, informationValue.toFixed(4), say(why)]),
    )}`,
  ];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${say('title')}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="${languageTag[language]}"><head>${head}</head><body><main>${parts.join('\n')}</main></body></html>\n`;
}

function measures(
  language: Language,
  { mean, scores, chances }: Made['judged'],
  isBad: Uint8Array,
  seed: number,
): string {
  const say = textIn(scorecardMessages, language);
  const intervals = bootstrapOf(scores, isBad, { draws: 200, seed, level: 0.95 });
  const { brier, brierOfBase, expectedError } = calibrationOf(chances, isBad, 10);
  const text = ([low, high]: Interval) => `${low.toFixed(4)} – ${high.toFixed(4)}`;
  return table(
    [say('measure'), say('value'), say('interval')],
    [
      ['AUC', mean.auc.toFixed(4), text(intervals.auc)],
      ['Gini', mean.gini.toFixed(4), text(intervals.gini)],
      ['KS', mean.ks.toFixed(4), text(intervals.ks)],
      [say('brier'), brier.toFixed(4), say('brierBase', { base: brierOfBase.toFixed(4) })],
      [say('expectedError'), expectedError.toFixed(4), ''],
    ],
  );
}

function pictures(language: Language, scores: Float64Array, chances: Float64Array, isBad: Uint8Array): string {
  const say = textIn(scorecardMessages, language);
  const roc = rocOf(scores, isBad);
  const thin = roc.filter((_, index) => index % Math.ceil(roc.length / 400) === 0 || index === roc.length - 1);
  const [low, high] = [roc[0]?.score ?? 0, roc.at(-1)?.score ?? 1];
  const at = (score: number) => (score - low) / Math.max(1e-9, high - low);
  const { groups } = calibrationOf(chances, isBad, 10);
  const top = Math.max(...groups.flatMap(({ told, seen }) => [told, seen]), 1e-9);
  const guide = {
    kind: 'guide',
    points: [
      [0, 0],
      [1, 1],
    ],
  } as const;
  const drawn = [
    [
      say('rocPicture'),
      pictureOf(
        say('rocPicture'),
        [say('rocX'), say('rocY')],
        [guide, { kind: 'first', points: [[0, 0], ...thin.map(({ goods, bads }) => [goods, bads] as const)] }],
        ['0', '1', '1'],
      ),
    ],
    [
      `${say('ksPicture')} (${discriminationOf(scores, isBad).ks.toFixed(4)})`,
      pictureOf(
        say('ksPicture'),
        [say('ksX'), ''],
        [
          { kind: 'first', name: say('goods'), points: thin.map(({ score, goods }) => [at(score), goods]) },
          { kind: 'second', name: say('bads'), points: thin.map(({ score, bads }) => [at(score), bads]) },
        ],
        [low.toFixed(0), high.toFixed(0), '1'],
      ),
    ],
    [
      say('calibrationPicture'),
      pictureOf(
        say('calibrationPicture'),
        [say('told'), say('seen')],
        [guide, { kind: 'dots', points: groups.map(({ told, seen }) => [told / top, seen / top]) }],
        ['0', percent(top), percent(top)],
      ),
    ],
  ] as const;
  return drawn
    .map(([name, picture]) => `<figure>${picture}<figcaption>${escaped(name)}</figcaption></figure>`)
    .join('');
}

function lifts(language: Language, scores: Float64Array, isBad: Uint8Array): string {
  const say = textIn(scorecardMessages, language);
  const rows = liftOf(scores, isBad, 10).map(({ share, caught, lift }) => [
    percent(share),
    percent(caught),
    lift.toFixed(2),
  ]);
  return table([say('share'), say('caught'), say('lift')], rows);
}

function summary(language: Language, { card, judged }: Made): string {
  const say = textIn(scorecardMessages, language);
  const head = [
    say('variable'),
    say('points'),
    say('information'),
    say('coefficient'),
    say('standardError'),
    say('inflation'),
    say('chosen'),
  ];
  const fits = judged.ofFolds.length;
  return table(
    head,
    card.variables.map(({ name, bins, informationValue, coefficient, standardError, inflation }) => [
      name,
      `0 – ${Math.max(...bins.map(({ points }) => points))}`,
      informationValue.toFixed(4),
      coefficient.toFixed(4),
      standardError?.toFixed(4) ?? '',
      inflation.toFixed(2),
      `${judged.chosen.get(name) ?? 0} / ${fits}`,
    ]),
  );
}

function binsOf(language: Language, { name, bins }: CardVariable): string {
  const say = textIn(scorecardMessages, language);
  const most = Math.max(...bins.map(({ goods, bads }) => rate(goods, bads)), 1e-9);
  const head = [say('bin'), say('goods'), say('bads'), say('badRate'), say('weight'), say('points')].map(
    // The bars stand beside the shares that they draw, under one heading.
    (cell) => `<th${cell === say('badRate') ? ' colspan="2"' : ''}>${escaped(cell)}</th>`,
  );
  const rows = bins.map(({ content, goods, bads, weight, points }) => {
    const share = rate(goods, bads);
    const cells = [goods, bads, percent(share)].map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><td>${escaped(binText(language, content))}</td>${cells}<td class="bars">${barOf(share / most)}</td><td>${weight.toFixed(4)}</td><td>${points}</td></tr>`;
  });
  return `<h3>${escaped(name)}</h3><div class="table" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function rate(goods: number, bads: number): number {
  return goods + bads === 0 ? 0 : bads / (goods + bads);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function listOf(items: readonly string[], none: string): string {
  return items.length === 0
    ? `<p>${none}</p>`
    : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
}

function table(head: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells, tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<div class="table" tabindex="0"><table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table></div>`;
}
