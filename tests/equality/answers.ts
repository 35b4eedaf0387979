import {
  type CaseType,
  type ConditionExplanation,
  compileJudge,
  compileRowJudge,
  type Explanation,
  explain,
  type Facts,
  factsOfPack,
  missingFacts,
  type Pack,
  type SqlColumn,
} from '@leitu/rules';

/** What JavaScript says of a firm, as text, one item for each column that the SQL gives behind the key. */
export type Answer = (facts: Facts) => readonly string[];

/** Makes the function that answers as the SQL does: through `compileJudge`, `compileRowJudge` and `explain`, which must agree with each other too. */
export function answerIn(pack: Pack, caseType: CaseType, columns: readonly SqlColumn[]): Answer {
  const judge = compileJudge(pack, caseType);
  const names = factsOfPack(pack).map(({ name }) => name);
  const judgeRow = compileRowJudge(pack, caseType, names);
  return (facts) => {
    const explanation = explain(pack, facts, caseType);
    const points = String(explanation.score?.points ?? null);
    for (const { verdict, score } of [judge(facts), judgeRow(names.map((name) => facts[name]))]) {
      if (verdict === explanation.verdict && String(score) === points) continue;
      throw new Error(`judge and explain differ on ${JSON.stringify(facts)}`);
    }
    const conditions = byId(explanation.condition);
    return columns.map(({ content }) => textOf(content, explanation, conditions));
  };
}

function textOf(content: SqlColumn['content'], explanation: Explanation, conditions: Conditions): string {
  const groups = explanation.score?.groups ?? [];
  switch (content.kind) {
    case 'verdict':
      return explanation.verdict;
    case 'missing':
      return `{${missingFacts(explanation)
        .map(({ name }) => name)
        .join()}}`;
    case 'score':
      return end(explanation.score?.points, content.end);
    case 'group':
      return end(groups.find(({ group }) => group.id === content.group.id)?.points, content.end);
    case 'indicator': {
      const indicators = groups.flatMap((group) => group.indicators);
      return end(indicators.find(({ indicator }) => indicator.id === content.indicator.id)?.points, content.end);
    }
    case 'condition':
      return conditions.get(content.condition.id)?.verdict ?? 'absent';
  }
}

type Conditions = ReadonlyMap<string, ConditionExplanation>;

function byId(root: ConditionExplanation, found = new Map<string, ConditionExplanation>()): Conditions {
  found.set(root.id, root);
  if (root.waiver !== null) byId(root.waiver, found);
  for (const part of root.parts) byId(part, found);
  return found;
}

/** As PostgreSQL's COPY writes it: a null is \N. */
function end(points: readonly [number, number] | undefined, which: 'lowest' | 'highest'): string {
  return points === undefined ? '\\N' : String(points[which === 'lowest' ? 0 : 1]);
}
