import type { Bilingual } from '@leitu/kernel';
import { articleText, bandWords, conditionTitle, conditionWords } from '../conditionText.ts';
import type { Language } from '../measureText.ts';
import { measureText } from '../measureText.ts';
import type { Application, Condition, Indicator, Pack } from '../pack.ts';
import { type Compared, comparePacks } from './comparePacks.ts';
import { conditionDetails } from './conditionDetails.ts';
import { fromTo, type Line, lineDifferences, type PackDifference, sourceText } from './frame.ts';

/**
 * What differs between two packs, in words: their document and dates, conditions with thresholds from and to, and the score with its
 * bands. Empty where both say the same.
 * @example packDifferences(pack, pack).length // 0
 */
export function packDifferences(before: Pack, after: Pack): readonly PackDifference[] {
  return [
    ...frameDifferences(before, after),
    ...conditionDifferences(before, after),
    ...scoreDifferences(before, after),
  ];
}

function frameDifferences(before: Pack, after: Pack): readonly PackDifference[] {
  const applying: Line = [{ zh: '适用日期', en: 'Applies' }, appliesText(before), appliesText(after)];
  const lines: readonly Line[] = [
    [{ zh: '名称', en: 'Name' }, before.label, after.label],
    [{ zh: '出处', en: 'Source' }, sourceText(before), sourceText(after)],
    [{ zh: '层级', en: 'Tier' }, same(before.tier ?? '—'), same(after.tier ?? '—')],
    // An overlay has no dates of its own.
    ...(before.overlay === null && after.overlay === null ? [applying] : []),
    [{ zh: '公示天数', en: 'Days of notice' }, daysText(before.noticeDays), daysText(after.noticeDays)],
    [{ zh: '地区', en: 'Region' }, same(before.overlay?.region ?? '—'), same(after.overlay?.region ?? '—')],
  ];
  return lineDifferences(lines);
}

function conditionDifferences(before: Pack, after: Pack): readonly PackDifference[] {
  return comparePacks(before, after).flatMap((compared): readonly PackDifference[] => {
    const difference = conditionDifference(compared);
    return difference === null ? [] : [difference];
  });
}

function conditionDifference({ change, before, after, scored }: Compared): PackDifference | null {
  const condition = after ?? before;
  if (condition === null || change === 'same') return null;
  const title = cited(condition);
  if (before !== null && after !== null) {
    return { about: 'conditions', change: 'changed', title, details: conditionDetails(before, after) };
  }
  const scoredBefore = scored === null ? [] : [scoredText(scored)];
  const words = conditionWords(condition);
  const rule = condition.label === null || isHeading(condition) ? [] : [words];
  return { about: 'conditions', change: change === 'new' ? 'new' : 'gone', title, details: [...rule, ...scoredBefore] };
}

function isHeading({ kind }: Condition): boolean {
  return kind === 'all' || kind === 'any' || kind === 'holds';
}

function scoredText({ label, maximum }: Indicator): Bilingual {
  return {
    zh: `此前不是条件，只计分：${label.zh}，最高 ${maximum} 分`,
    en: `Before, this was not asked, only scored: ${label.en}, at most ${maximum} points`,
  };
}

function scoreDifferences(before: Pack, after: Pack): readonly PackDifference[] {
  const earlier = indicatorsOf(before);
  const later = indicatorsOf(after);
  const whole = { zh: '评价得分', en: 'Score' };
  if (before.score === null && after.score === null) return [];
  if (before.score === null || after.score === null) {
    const [change, score] = after.score === null ? (['gone', before.score] as const) : (['new', after.score] as const);
    const maximum = score?.maximum ?? 0;
    return [
      { about: 'score', change, title: whole, details: [{ zh: `满分 ${maximum} 分`, en: `out of ${maximum} points` }] },
    ];
  }
  const maximum =
    before.score.maximum === after.score.maximum
      ? []
      : [
          {
            about: 'score' as const,
            change: 'changed' as const,
            title: whole,
            details: [maximumText(before.score.maximum, after.score.maximum)],
          },
        ];
  const kept = later.flatMap((indicator): readonly PackDifference[] => {
    const partner = earlier.find(({ id }) => id === indicator.id);
    if (partner === undefined) return [wholeIndicator('new', indicator)];
    const details = indicatorDetails(partner, indicator);
    return details.length === 0 ? [] : [{ about: 'score', change: 'changed', title: indicator.label, details }];
  });
  const gone = earlier.filter(({ id }) => !later.some((indicator) => indicator.id === id));
  return [...maximum, ...kept, ...gone.map((indicator) => wholeIndicator('gone', indicator))];
}

function indicatorsOf({ score }: Pack): readonly Indicator[] {
  return score?.groups.flatMap((group) => group.indicators) ?? [];
}

function wholeIndicator(change: 'new' | 'gone', indicator: Indicator): PackDifference {
  return { about: 'score', change, title: indicator.label, details: waysOf(indicator) };
}

function indicatorDetails(before: Indicator, after: Indicator): readonly Bilingual[] {
  const maximum = before.maximum === after.maximum ? [] : [maximumText(before.maximum, after.maximum)];
  const [earlier, later] = [waysOf(before), waysOf(after)];
  if (earlier.length === later.length) {
    const moved = later.flatMap((way, index) => {
      const from = earlier[index] ?? way;
      return from.zh === way.zh && from.en === way.en ? [] : [fromTo(from, way)];
    });
    return [...maximum, ...moved];
  }
  const isIn = (ways: readonly Bilingual[], way: Bilingual) => ways.some(({ zh }) => zh === way.zh);
  return [
    ...maximum,
    ...later.filter((way) => !isIn(earlier, way)).map((way) => marked('新增', 'new', way)),
    ...earlier.filter((way) => !isIn(later, way)).map((way) => marked('取消', 'gone', way)),
  ];
}

/** How an indicator gives its points, a line for each way. */
function waysOf(indicator: Indicator): readonly Bilingual[] {
  switch (indicator.kind) {
    case 'bands':
      return indicator.bands.map((band) =>
        withPoints(bandWords(band, indicator) ?? { zh: '其余', en: 'otherwise' }, band.points),
      );
    case 'sum':
      return indicator.items.map(({ fact, points }) => withPoints(fact.label, points));
    case 'each': {
      const { every, points, value } = indicator;
      const step = (language: Language) => measureText({ value: every, unit: value.unit ?? 'count' }, language);
      return [withPoints({ zh: `每满 ${step('zh')}`, en: `for each full ${step('en')}` }, points)];
    }
    case 'value':
      return [{ zh: '按给定分数计', en: 'as given' }];
  }
}

function withPoints({ zh, en }: Bilingual, points: number): Bilingual {
  return { zh: `${zh} 得 ${points} 分`, en: `${en}: ${points} points` };
}

function maximumText(from: number, to: number): Bilingual {
  return { zh: `满分 ${from} 分 → ${to} 分`, en: `maximum ${from} → ${to} points` };
}

function cited(condition: Condition): Bilingual {
  const { zh, en } = conditionTitle({ label: condition.label, words: conditionWords(condition) });
  const { article } = condition;
  return { zh: `${zh} [${articleText(article, 'zh')}]`, en: `${en} [${articleText(article, 'en')}]` };
}

function marked(zh: string, en: string, words: Bilingual): Bilingual {
  return { zh: `${zh}：${words.zh}`, en: `${en}: ${words.en}` };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function daysText(days: number | null): Bilingual {
  return days === null ? { zh: '未规定', en: 'not set' } : { zh: `${days} 天`, en: `${days} days` };
}

const CASES = { new: { zh: '认定', en: 'recognition' }, recheck: { zh: '复核', en: 'recheck' } } as const;

function appliesText({ applies }: Pack): Bilingual {
  const texts = applies.map((one) => periodText(one));
  if (texts.length === 0) return { zh: '未规定', en: 'not set' };
  return { zh: texts.map(({ zh }) => zh).join('，'), en: texts.map(({ en }) => en).join(', ') };
}

function periodText({ caseType, from, until }: Application): Bilingual {
  const { zh, en } = CASES[caseType];
  if (until === null) return { zh: `${zh} ${from} 起`, en: `${en} from ${from}` };
  return { zh: `${zh} ${from} 至 ${until}`, en: `${en} ${from} to ${until}` };
}
