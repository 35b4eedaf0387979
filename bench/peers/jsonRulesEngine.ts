import type { Condition, Facts } from '@leitu/rules';
import { type Peer, packageOfPeers } from './peer.ts';
import { type PlainIndicator, type PlainRules, sizeRow, type Test } from './plainRules.ts';

type Expression = Extract<Condition, { kind: 'compare' }>['left'];

interface JsonRulesEngine {
  readonly Engine: new () => Engine;
}

interface Engine {
  addFact(name: string, work: (params: object, almanac: Almanac) => unknown): void;
  addRule(rule: { readonly conditions: object; readonly event: Event; readonly priority: number }): void;
  run(facts: object): Promise<{ readonly almanac: Almanac }>;
}

interface Almanac {
  factValue(name: string): Promise<unknown>;
  getEvents(outcome: 'success'): readonly Event[];
}

interface Event {
  readonly type: string;
  readonly params: { readonly indicator: number; readonly band: number; readonly points: number };
}

/**
 * json-rules-engine: a rule a band, which tells its points; the score adds up the first band of each indicator that was told, and the
 * rule of the whole, of lower priority, asks for it. Ratios are facts that are worked out when they are asked for. A missing fact ends the
 * run with an error; there are no ranges. Its results carry every condition with its outcome, so there is no other way to ask.
 */
export function jsonRulesEngine(rules: PlainRules): Peer {
  // The package's own declarations say the same; they are there only once it is installed.
  const { Engine } = packageOfPeers('json-rules-engine') as JsonRulesEngine;
  const engine = new Engine();
  for (const [name, expression] of rules.numbers) {
    engine.addFact(name, (_params, almanac) => calculated(expression, almanac));
  }
  engine.addFact('size_row', async (_params, almanac) =>
    sizeRow(rules.rows, String(await almanac.factValue('industry_code'))),
  );
  engine.addFact('score', (_params, almanac) => scoreOf(rules, almanac));
  for (const [index, indicator] of rules.indicators.entries()) addBands(engine, indicator, index);
  const event = { type: 'met', params: { indicator: -1, band: 0, points: 0 } };
  engine.addRule({ conditions: atTop(rules.condition), event, priority: 1 });
  const judge = async (facts: Facts) => {
    const { almanac } = await engine.run(facts);
    const isMet = almanac.getEvents('success').some(({ type }) => type === 'met');
    return { isMet, score: Number(await almanac.factValue('score')) };
  };
  return { name: 'json-rules-engine', judge, withReasons: judge };
}

async function calculated(expression: Expression, almanac: Almanac): Promise<number> {
  switch (expression.kind) {
    case 'fact':
      return Number(await almanac.factValue(expression.fact.name));
    case 'number':
      return expression.value;
    case 'call': {
      const [a = 0, b = 0, ...rest] = await Promise.all(expression.args.map((one) => calculated(one, almanac)));
      if (expression.name === 'share') return a / b;
      if (expression.name === 'growth') return (a - b) / b;
      if (expression.name === 'mean') return [a, b, ...rest].reduce((sum, one) => sum + one, 0) / (2 + rest.length);
      throw new Error('The peers take no roots');
    }
    case 'arithmetic':
    case 'score':
      throw new Error('The pack that is measured has neither');
  }
}

function addBands(engine: Engine, indicator: PlainIndicator, index: number): void {
  for (const [band, { test, points }] of bandsOf(indicator).entries()) {
    const event = { type: 'points', params: { indicator: index, band, points } };
    engine.addRule({ conditions: atTop(test), event, priority: 2 });
  }
}

/** What gives points by a condition; the last band gives nothing, and a value is added as it is. */
function bandsOf(indicator: PlainIndicator): readonly { readonly test: Test; readonly points: number }[] {
  switch (indicator.kind) {
    case 'bands':
      return indicator.bands.flatMap(({ test, points }) => (test === null ? [] : [{ test, points }]));
    case 'each': {
      const { name, every, points, maximum } = indicator;
      const steps = Array.from({ length: maximum / points }, (_, index) => maximum / points - index);
      return steps.map((full) => ({
        test: { kind: 'compare', name, operator: '>=', value: full * every },
        points: full * points,
      }));
    }
    case 'sum':
      return indicator.items.map(({ name, points }) => ({ test: { kind: 'yes', name }, points }));
    case 'value':
      return [];
  }
}

async function scoreOf({ indicators }: PlainRules, almanac: Almanac): Promise<number> {
  const told = almanac.getEvents('success').filter(({ type }) => type === 'points');
  let score = 0;
  for (const [index, indicator] of indicators.entries()) {
    const own = told.filter(({ params }) => params.indicator === index).map(({ params }) => params);
    if (indicator.kind === 'value') score += Number(await almanac.factValue(indicator.name));
    else if (indicator.kind === 'sum') {
      const sum = own.reduce((points, one) => points + one.points, 0);
      score += Math.min(indicator.maximum, sum);
    } else score += own.toSorted((a, b) => a.band - b.band)[0]?.points ?? otherwise(indicator);
  }
  return score;
}

function otherwise(indicator: PlainIndicator): number {
  return indicator.kind === 'bands' ? (indicator.bands.at(-1)?.points ?? 0) : 0;
}

/** Its rules begin with “all”, “any” or “not”. */
function atTop(test: Test): object {
  return test.kind === 'all' || test.kind === 'any' || test.kind === 'not' ? written(test) : { all: [written(test)] };
}

function written(test: Test): object {
  switch (test.kind) {
    case 'all':
      return { all: test.parts.map(written) };
    case 'any':
      return { any: test.parts.map(written) };
    case 'not':
      return { not: written(test.part) };
    case 'compare': {
      const operators = { '>=': 'greaterThanInclusive', '<=': 'lessThanInclusive', '=': 'equal' };
      return { fact: test.name, operator: operators[test.operator], value: test.value };
    }
    case 'yes':
      return { fact: test.name, operator: 'equal', value: true };
    case 'is':
      return { fact: test.name, operator: 'equal', value: test.value };
  }
}
