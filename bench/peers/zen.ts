import type { Peer } from './peer.ts';
import { packageOfPeers } from './peer.ts';
import { decimal, formula, type PlainIndicator, type PlainRules, type Test } from './plainRules.ts';

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: object): {
      evaluate(context: object, options?: { readonly trace: boolean }): Promise<{ readonly result: ZenResult }>;
    };
  };
}

interface ZenResult {
  readonly met: boolean;
  readonly score: number;
}

/**
 * GoRules ZEN: one decision with one node of expressions, which it runs faster than tables of bands; each indicator is an expression of
 * its own, so that the trace names its points. A missing fact ends the evaluation with an error; there are no ranges.
 */
export function zen(rules: PlainRules): Peer {
  // The package's own declarations say the same; they are there only once it is installed.
  const { ZenEngine } = packageOfPeers('@gorules/zen-engine') as Zen;
  const decision = new ZenEngine().createDecision(decisionOf(rules));
  return {
    name: '@gorules/zen-engine',
    judge: async (facts) => answer((await decision.evaluate(facts)).result),
    withReasons: async (facts) => answer((await decision.evaluate(facts, { trace: true })).result),
  };
}

function answer({ met, score }: ZenResult): { isMet: boolean; score: number } {
  return { isMet: met, score };
}

function decisionOf(rules: PlainRules): object {
  const indicators = rules.indicators.map((one, index): [string, string] => [`points_${index + 1}`, pointsText(one)]);
  const expressions: readonly (readonly [key: string, value: string])[] = [
    ...[...rules.numbers].map(([name, expression]): [string, string] => [name, formula(expression)]),
    ['size_row', rowText(rules.rows)],
    ...indicators,
    ['score', indicators.map(([key]) => `$.${key}`).join(' + ')],
    ['met', testText(rules.condition)],
  ];
  const position = { x: 0, y: 0 };
  const content = { expressions: expressions.map(([key, value]) => ({ id: key, key, value })) };
  return {
    nodes: [
      { id: 'facts', type: 'inputNode', name: 'facts', position, content: {} },
      { id: 'rules', type: 'expressionNode', name: 'rules', position, content },
      { id: 'answer', type: 'outputNode', name: 'answer', position, content: {} },
    ],
    edges: [
      { id: '1', type: 'edge', sourceId: 'facts', targetId: 'rules' },
      { id: '2', type: 'edge', sourceId: 'rules', targetId: 'answer' },
    ],
  };
}

function rowText(rows: readonly (readonly string[])[]): string {
  const text = rows.map((prefixes, index) => {
    if (prefixes.length === 0) return String(index);
    const begins = prefixes.map((prefix) => {
      if (!/^\d/.test(prefix)) return `startsWith(industry_code, "${prefix}")`;
      return `industry_code[1:${prefix.length}] == "${prefix}"`;
    });
    return `${begins.join(' or ')} ? ${index}`;
  });
  return text.join(' : ');
}

function pointsText(indicator: PlainIndicator): string {
  switch (indicator.kind) {
    case 'bands':
      return indicator.bands
        .map(({ test, points }) => (test === null ? String(points) : `${testText(test)} ? ${points}`))
        .join(' : ');
    case 'each':
      return `min([${indicator.maximum}, floor(${nameText(indicator.name)} / ${indicator.every}) * ${indicator.points}])`;
    case 'sum':
      return `min([${indicator.maximum}, ${indicator.items.map(({ name, points }) => `(${name} ? ${points} : 0)`).join(' + ')}])`;
    case 'value':
      return nameText(indicator.name);
  }
}

function testText(test: Test): string {
  switch (test.kind) {
    case 'all':
      return `(${test.parts.map(testText).join(' and ')})`;
    case 'any':
      return `(${test.parts.map(testText).join(' or ')})`;
    case 'not':
      return `not (${testText(test.part)})`;
    case 'compare':
      return `(${nameText(test.name)} ${test.operator === '=' ? '==' : test.operator} ${decimal(test.value)})`;
    case 'yes':
      return test.name;
    case 'is':
      return `(${test.name} == "${test.value}")`;
  }
}

/** What an expression before it has worked out is called by `$`. */
function nameText(name: string): string {
  return /^(number_|size_row|score)/.test(name) ? `$.${name}` : name;
}
