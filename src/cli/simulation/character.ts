import { between, boxMuller, clamp, geometric, happens, logistic, nearlyNormal, uniform } from './draws.ts';

/** Columns that are added to those before, by name; each may read the columns before it, not those beside it. */
export type Columns = Readonly<Record<string, string>>;

/** The fiscal year that y1 stands for. */
export const LAST_YEAR = 2025;

const deviates = boxMuller(10);

/** What a firm is before it does anything. Its size and how much it strives for new things are true normal deviates, for their tails. */
const being: readonly Columns[] = [
  { radius: deviates.radius, angle: deviates.angle },
  {
    people: 'greatest(1, round(exp(ln(trade_people) + region_size + 1.15 * radius * cos(angle))))',
    drive: 'radius * sin(angle) + 0.6 * trade_research',
    // Many firms are young: half of them no older than six years.
    age: `(26 * pow(${uniform(12)}, 2.1))`,
  },
  {
    size: 'ln(people / 8)',
    merit: `drive + 0.5 * ln(people / 8) + 0.03 * least(age, 15) + 0.5 * ${nearlyNormal(13)}`,
  },
];

/**
 * How far up a firm has to be for each rung, which holds those below: about 1.1, 0.26 and 0.033 per cent of all firms, as the national
 * ladder has 600,000, 140,000 and 17,600 of some 53 million.
 */
const LEAST_MERIT = { innovative: 2.85, srdi: 3.61, littleGiant: 4.5 };

const standing: Columns = {
  rung: `case when age < 3 or merit < ${LEAST_MERIT.innovative} then 0 when merit < ${LEAST_MERIT.srdi} then 1
    when merit < ${LEAST_MERIT.littleGiant} then 2 else 3 end`,
};

/** What a rung asks, by rung from none: those who hold it nearly all still reach it, and most of them not by much. */
function asked(draw: number, leasts: readonly [innovative: number, srdi: number, littleGiant: number]): string {
  const ask = `case rung when 1 then ${leasts[0]} when 2 then ${leasts[1]} when 3 then ${leasts[2]} end`;
  return `case when rung > 0 and ${happens(draw, 0.95)} then ${ask} end`;
}

/** At least so much; a value that is null asks for nothing. */
function lifted(value: string, least: string, draw: number): string {
  return `greatest(${value}, ${least} * (1 + 0.5 * pow(${uniform(draw)}, 2)))`;
}

const business: readonly Columns[] = [
  {
    revenue_1: lifted(
      `people * trade_revenue * exp(0.5 * region_size + 0.1 * drive + 0.5 * ${nearlyNormal(20)})`,
      asked(21, [0, 15e6, 50e6]),
      22,
    ),
    growth_1: lifted(growth(23), asked(24, [0.02, 0.02, 0.05]), 25),
    growth_2: lifted(growth(26), asked(24, [0.02, 0.02, 0.05]), 27),
    main_share: `least(1, ${lifted(clamp(`1 - abs(0.17 * ${nearlyNormal(28)}) * exp(-0.25 * drive)`, 0.25, 1), asked(29, [0.7, 0.8, 0.9]), 30)})`,
    debt: `least(${clamp(`0.56 - 0.02 * drive + 0.2 * ${nearlyNormal(31)}`, 0.02, 1.5)}, ${asked(32, [0.55, 0.75, 0.7])})`,
    turn: `0.9 * exp(0.4 * ${nearlyNormal(33)})`,
    margin: `trade_margin + 0.015 * drive + 0.06 * ${nearlyNormal(34)}`,
    is_active: `(rung > 0 or ${happens(35, logistic('-3 + 1.2 * drive + 0.35 * size'))})`,
  },
  {
    revenue_2: 'revenue_1 / (1 + growth_1)',
    revenue_3: 'revenue_1 / (1 + growth_1) / (1 + growth_2)',
  },
  {
    research_share: `case when is_active then least(0.6, greatest(
      ${lifted(clamp(`0.0145 * exp(0.42 * drive + 0.4 * ${nearlyNormal(40)})`, 0.001, 0.4), asked(41, [0.02, 0.03, 0.06]), 42)},
      1.02 / least(revenue_1, revenue_2) * ${asked(41, [0, 1e6, 6e6])})) else 0 end`,
    research_change: between(43, 0.95, 1.2),
    property: `case when is_active then greatest(${geometric(44, 'exp(-1.6 + 0.7 * drive + 0.4 * size)')}, ${asked(45, [1, 1, 4])})
      else ${geometric(44, '0.04')} end`,
  },
];

/** Young firms and innovative ones grow faster. */
function growth(draw: number): string {
  return clamp(`0.02 + 0.05 * drive + 0.15 / (age + 1) + 0.16 * ${nearlyNormal(draw)}`, -0.6, 1.5);
}

/** How often a fact is missing: small firms miss more, those that hold a title miss little. */
const reporting: Columns = {
  careless: `case when rung > 0 then 0.01 else least(0.45, 0.11 * exp(-0.25 * size + 0.6 * ${nearlyNormal(50)})) end`,
  development: clamp(`greatest(38 + 7 * drive + 6 * ${nearlyNormal(51)}, ${asked(52, [0, 50, 60])})`, 5, 98),
};

/** What is true of a firm, layer upon layer. */
export const CHARACTER: readonly Columns[] = [...being, standing, ...business, reporting];
