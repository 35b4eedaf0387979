import type { Bilingual } from '@leitu/kernel';
import { articleText } from '../conditionText.ts';
import { type Language, measureText } from '../measureText.ts';
import type { ClassPack, ClassRow } from '../pack.ts';
import { fromTo, lineDifferences, type PackDifference, sourceText } from './frame.ts';

/**
 * What differs between two classifications, in words: their document, their classes, and row by row the industries and the limits from and
 * to. Rows belong together that go by the same name. Empty where both say the same.
 * @example classDifferences(pack, pack).length // 0
 */
export function classDifferences(before: ClassPack, after: ClassPack): readonly PackDifference[] {
  const frame = lineDifferences([
    [{ zh: '名称', en: 'Name' }, before.label, after.label],
    [{ zh: '出处', en: 'Source' }, sourceText(before), sourceText(after)],
    [{ zh: '类别', en: 'Classes' }, classesText(before), classesText(after)],
    [{ zh: '分行依据', en: 'Rows by' }, before.by.label, after.by.label],
  ]);
  const kept = after.rows.flatMap((row): readonly PackDifference[] => {
    const partner = before.rows.find(({ label }) => label.zh === row.label.zh);
    if (partner === undefined) return [wholeRow('new', row, after)];
    const details = rowDetails(partner, row, [before, after]);
    return details.length === 0 ? [] : [{ about: 'rows', change: 'changed', title: cited(row), details }];
  });
  const gone = before.rows.filter(({ label }) => !after.rows.some((row) => row.label.zh === label.zh));
  return [...frame, ...kept, ...gone.map((row) => wholeRow('gone', row, before))];
}

function wholeRow(change: 'new' | 'gone', row: ClassRow, pack: ClassPack): PackDifference {
  const limits = factsOf(row).map((name) => limitText(row, name, pack));
  return { about: 'rows', change, title: cited(row), details: [prefixesText(row), ...limits] };
}

function rowDetails(
  before: ClassRow,
  after: ClassRow,
  [earlier, later]: readonly [ClassPack, ClassPack],
): readonly Bilingual[] {
  const prefixes = [prefixesText(before), prefixesText(after)] as const;
  const facts = [...new Set([...factsOf(after), ...factsOf(before)])];
  const limits = facts.map((fact) => [limitText(before, fact, earlier), limitText(after, fact, later)] as const);
  return [prefixes, ...limits].flatMap(([from, to]) =>
    from.zh === to.zh && from.en === to.en ? [] : [fromTo(from, to)],
  );
}

function factsOf({ limits }: ClassRow): readonly string[] {
  return limits.map(({ fact }) => fact.name);
}

/** From where on a firm is in which class by one fact. */
function limitText({ limits }: ClassRow, name: string, { classes }: ClassPack): Bilingual {
  const limit = limits.find(({ fact }) => fact.name === name);
  if (limit === undefined) return { zh: '不看', en: 'not asked' };
  const { fact, least } = limit;
  const text = (language: Language) => {
    const steps = least.map((value, index) => {
      const measure = fact.unit === null ? String(value) : measureText({ value, unit: fact.unit }, language);
      return `${classes[index]?.[language] ?? ''} ≥ ${measure}`;
    });
    return steps.join(language === 'zh' ? '，' : ', ');
  };
  return { zh: `${fact.label.zh}：${text('zh')}`, en: `${fact.label.en}: ${text('en')}` };
}

function prefixesText({ prefixes }: ClassRow): Bilingual {
  if (prefixes.length === 0) return { zh: '其余行业', en: 'all other industries' };
  return { zh: `行业代码 ${prefixes.join('、')}`, en: `industry codes ${prefixes.join(', ')}` };
}

function classesText({ classes }: ClassPack): Bilingual {
  return { zh: classes.map(({ zh }) => zh).join('、'), en: classes.map(({ en }) => en).join(', ') };
}

function cited({ label, article }: ClassRow): Bilingual {
  return { zh: `${label.zh} [${articleText(article, 'zh')}]`, en: `${label.en} [${articleText(article, 'en')}]` };
}
