import type { Bilingual } from '@leitu/kernel';
import { type ConditionExplanation, conditionTitle, type Explanation, type FactDefinition } from '@leitu/rules';

/** A rule that reads a fact: why it is asked. */
export interface Reason {
  readonly title: Bilingual;
  readonly article: string;
}

/** The conditions and indicators that read a fact, in the order of the pack; a part without a heading goes by its parent's. */
export function reasonsFor(fact: FactDefinition, { condition, score }: Explanation): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  const add = (title: Bilingual, article: string) => reasons.set(`${article} ${title.zh}`, { title, article });
  const visit = (node: ConditionExplanation, heading: Bilingual) => {
    const title = node.label ?? heading;
    if (node.reads.some((reading) => reading.fact === fact)) add(title, node.article);
    for (const part of node.parts) visit(part, node.label ?? (node === condition ? conditionTitle(part) : heading));
    if (node.waiver !== null) visit(node.waiver, conditionTitle(node.waiver));
  };
  visit(condition, conditionTitle(condition));
  for (const { indicator, reads } of score?.groups.flatMap(({ indicators }) => indicators) ?? []) {
    if (reads.some((reading) => reading.fact === fact)) add(indicator.label, indicator.article);
  }
  return [...reasons.values()];
}
