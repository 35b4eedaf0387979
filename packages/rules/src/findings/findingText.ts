import type { Bilingual } from '@leitu/kernel';
import { fillIn } from '@leitu/kernel';
import { bandWords, conditionTitle, conditionWords } from '../conditionText.ts';
import type { Condition } from '../pack.ts';
import type { Gap } from './findGaps.ts';
import type { BandFinding } from './findInBands.ts';
import type { ConditionFinding } from './findInConditions.ts';
import type { FindingCode } from './finding.ts';

/** What is odd, why, and what to do: `{subject}` is the condition told of, `{other}` the one it is measured against. */
const SENTENCES: Readonly<Record<Exclude<FindingCode, 'band_never' | 'date_gap'>, Bilingual>> = {
  never_met: {
    zh: '“{subject}”没有企业能够达到：在各项指标允许的取值范围内逐一查过，都不成立。请核对数值、单位和 ≥、≤ 的方向',
    en: 'No firm can meet “{subject}”: nothing within the bounds of its facts does. Check the number, its unit and the direction of ≥ or ≤',
  },
  always_met: {
    zh: '“{subject}”每家企业都达到，等于没有要求。请核对数值和 ≥、≤ 的方向；若原文如此，可以保留',
    en: 'Every firm meets “{subject}”: it asks nothing. Check the number and the direction of ≥ or ≤; if the text says so, it may stay',
  },
  contradicts: {
    zh: '“{subject}”与{other}不能同时成立，因此永远用不上。请对照原文，看是否应为“或”，或者数值写反了',
    en: '“{subject}” cannot hold together with {other}, so it never applies. See in the text whether “or” is meant, or a number is the wrong way round',
  },
  implied: {
    zh: '“{subject}”是多余的：凡符合{other}的企业都符合它。请对照原文，看数值是否写错；若原文如此，可以保留',
    en: '“{subject}” adds nothing: every firm that meets {other} meets it. See in the text whether a number is wrong; if the text says so, it may stay',
  },
  route_covered: {
    zh: '“{subject}”这条途径不增加任何企业：走得通它的企业都已符合{other}。请对照原文，看数值是否写错',
    en: 'The route “{subject}” lets no further firm in: every firm that takes it meets {other} already. See in the text whether a number is wrong',
  },
  waiver_idle: {
    zh: '“{subject}”的免除没有作用：凡符合它的企业本来就符合{other}。请对照原文',
    en: 'The waiver “{subject}” waives nothing: every firm that it is for meets {other} anyway. Check it against the text',
  },
};

export function conditionFindingText({ code, subject, other }: ConditionFinding): Bilingual {
  const sentence = SENTENCES[code as keyof typeof SENTENCES]; // Conditions have none of the two other codes.
  return {
    zh: fillIn(sentence.zh, {
      subject: nameOf(subject).zh,
      other: other === null ? '其余各项' : `“${nameOf(other).zh}”`,
    }),
    en: fillIn(sentence.en, {
      subject: nameOf(subject).en,
      other: other === null ? 'all the others' : `“${nameOf(other).en}”`,
    }),
  };
}

function nameOf(condition: Condition): Bilingual {
  return conditionTitle({ label: condition.label, words: conditionWords(condition) });
}

const BAND: Readonly<Record<'own' | 'covered' | 'together', Bilingual>> = {
  own: {
    zh: '“{indicator}”的一档“{band}”没有企业能够达到，{points} 分永远给不出。请核对数值和指标允许的取值范围',
    en: 'No firm can reach the band “{band}” of “{indicator}”: its {points} points are never given. Check the number and the bounds of the fact',
  },
  covered: {
    zh: '“{indicator}”的一档“{band}”永远轮不到：凡符合它的企业都先得到“{other}”一档的分。请对照原文，看各档的数值或次序',
    en: 'The band “{band}” of “{indicator}” can never apply: every firm in it takes the band “{other}” first. See the numbers and the order in the text',
  },
  together: {
    zh: '“{indicator}”的一档“{band}”永远轮不到：前面各档已经覆盖了全部企业。请对照原文，看各档的数值或次序',
    en: 'The band “{band}” of “{indicator}” can never apply: the bands above take every firm. See the numbers and the order in the text',
  },
};

export function bandFindingText({ indicator, band, coveredBy, witness }: BandFinding): Bilingual {
  const sentence =
    BAND[coveredBy !== null ? 'covered' : witness === null && band.condition !== null ? 'own' : 'together'];
  const rest = { zh: '其余', en: 'otherwise' };
  const words = bandWords(band, indicator) ?? rest;
  const other = coveredBy === null ? rest : (bandWords(coveredBy, indicator) ?? rest);
  const { points } = band;
  return {
    zh: fillIn(sentence.zh, { indicator: indicator.label.zh, band: words.zh, other: other.zh, points }),
    en: fillIn(sentence.en, { indicator: indicator.label.en, band: words.en, other: other.en, points }),
  };
}

const CASES = { new: { zh: '认定', en: 'recognition' }, recheck: { zh: '复核', en: 'rechecks' } } as const;

export function gapText({ before, after, caseType, from, until }: Gap): Bilingual {
  const [zh, en] = [CASES[caseType].zh, CASES[caseType].en];
  return {
    zh: `${from} 至 ${until} 之间没有规则包可用于${zh}：“${before.label.zh}”已经停止，本规则包尚未开始。请核对 applies 的日期`,
    en: `From ${from} to ${until} no pack decides ${en}: “${before.label.en}” has ended and “${after.label.en}” has not begun. Check the dates under applies`,
  };
}
