import type { Facts } from '@leitu/rules';
import { type Peer, packageOfPeers } from './peer.ts';
import { decimal, formula, type PlainIndicator, type PlainRules, sizeRow, type Test } from './plainRules.ts';

interface Publicodes {
  readonly default: new (
    rules: Readonly<Record<string, unknown>>,
    options: { readonly logger: object },
  ) => {
    setSituation(situation: Readonly<Record<string, unknown>>): void;
    evaluate(name: string): { readonly nodeValue: unknown };
  };
}

/**
 * Publicodes: a rule an indicator. Its answer always carries its reasons, so there is no other way to ask. It cannot see how a text
 * begins: the row of the size classes is found for it. A missing fact makes a sum or a condition undefined and is listed as missing.
 */
export function publicodes(rules: PlainRules): Peer {
  // The package's own declarations say the same; they are there only once it is installed.
  const { default: Engine } = packageOfPeers('publicodes') as Publicodes;
  const logger = { log: ignore, warn: ignore, error: ignore };
  const engine = new Engine(rulesOf(rules), { logger });
  const judge = (facts: Facts) => {
    engine.setSituation(situationOf(rules, facts));
    const [met, score] = [engine.evaluate('met').nodeValue, engine.evaluate('score').nodeValue];
    return { isMet: met === true, score: typeof score === 'number' ? score : Number.NaN };
  };
  return { name: 'publicodes', judge, withReasons: judge };
}

function ignore(): void {
  // Units and defaults that it would rather see are of no matter to what it answers.
}

function situationOf(rules: PlainRules, facts: Facts): Readonly<Record<string, unknown>> {
  const situation: Record<string, unknown> = { size_row: sizeRow(rules.rows, String(facts.industry_code)) };
  for (const name of rules.facts) {
    const value = facts[name];
    if (name === 'industry_code') continue;
    if (typeof value === 'boolean') situation[name] = value ? 'oui' : 'non';
    else situation[name] = typeof value === 'string' ? `'${value}'` : value;
  }
  return situation;
}

function rulesOf({ facts, numbers, indicators, condition }: PlainRules): Readonly<Record<string, unknown>> {
  const rules: Record<string, unknown> = {};
  for (const name of [...facts, 'size_row']) rules[name] = null;
  for (const [name, expression] of numbers) rules[name] = formula(expression);
  const points = indicators.map((one, index) => [`points_${index + 1}`, pointsRule(one, rules)] as const);
  return {
    ...Object.fromEntries(points),
    score: { somme: points.map(([name]) => name) },
    met: testRule(condition, rules),
    ...rules,
  };
}

/** Rules by name; what is negated becomes one of its own. */
type Rules = Record<string, unknown>;

function pointsRule(indicator: PlainIndicator, rules: Rules): unknown {
  switch (indicator.kind) {
    case 'bands':
      return {
        variations: indicator.bands.map(({ test, points }) =>
          test === null ? { sinon: points } : { si: testRule(test, rules), alors: points },
        ),
      };
    case 'each': {
      // It rounds to the nearest and in no other way: each full number is a step.
      const { name, every, points, maximum } = indicator;
      const steps = Array.from({ length: maximum / points }, (_, index) => maximum / points - index);
      const variations = steps.map((full) => ({ si: `${name} >= ${full * every}`, alors: full * points }));
      return { variations: [...variations, { sinon: 0 }] };
    }
    case 'sum': {
      const somme = indicator.items.map(({ name, points }) => ({
        variations: [{ si: name, alors: points }, { sinon: 0 }],
      }));
      return { valeur: { somme }, plafond: indicator.maximum };
    }
    case 'value':
      return indicator.name;
  }
}

function testRule(test: Test, rules: Rules): unknown {
  switch (test.kind) {
    case 'all':
      return { 'toutes ces conditions': test.parts.map((part) => testRule(part, rules)) };
    case 'any':
      return { 'une de ces conditions': test.parts.map((part) => testRule(part, rules)) };
    case 'not': {
      const name = `part_${Object.keys(rules).length}`;
      rules[name] = testRule(test.part, rules);
      return `${name} = non`;
    }
    case 'compare':
      return `${test.name} ${test.operator} ${decimal(test.value)}`;
    case 'yes':
      return test.name;
    case 'is':
      return `${test.name} = '${test.value}'`;
  }
}
