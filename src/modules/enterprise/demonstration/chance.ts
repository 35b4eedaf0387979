import type { SeededGenerator } from '@leitu/kernel';

/** True with that probability. */
export function happens(generator: SeededGenerator, probability: number): boolean {
  return generator.next() < probability;
}

/** A number in [low, high). */
export function between(generator: SeededGenerator, low: number, high: number): number {
  return low + (high - low) * generator.next();
}

/** A normal number (Box and Muller, "A note on the generation of random normal deviates", 1958, equation 1). */
export function normal(generator: SeededGenerator, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - generator.next()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * generator.next());
}

/** A positive number whose logarithm is normal, as sizes of firms are: half lie below the median. */
export function logNormal(generator: SeededGenerator, median: number, deviation: number): number {
  return median * Math.exp(normal(generator, 0, deviation));
}

/** A waiting time without memory. */
export function exponential(generator: SeededGenerator, mean: number): number {
  return -mean * Math.log(1 - generator.next());
}

/** How many of rare things there are, where the mean is known (Knuth, TAOCP 2, 3.4.1 F; a normal number above 30). */
export function poisson(generator: SeededGenerator, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(normal(generator, mean, Math.sqrt(mean))));
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = generator.next(); product > least; product *= generator.next()) count += 1;
  return count;
}

/** How many of so many things come out, each with that probability. */
export function binomial(generator: SeededGenerator, things: number, probability: number): number {
  let count = 0;
  for (let index = 0; index < things; index += 1) if (happens(generator, probability)) count += 1;
  return count;
}

/** Turns any number into a probability: 0 into one half. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The number, or the bound that it passes. */
export function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/** Things of which some are drawn more often than others. */
export interface Lots<Item> {
  readonly items: readonly Item[];
  /** For each item the sum of its weight and of all before it. */
  readonly sums: readonly number[];
}

/** Prepares a list to be drawn from. */
export function lots<Item>(items: readonly Item[], weightOf: (item: Item) => number): Lots<Item> {
  let sum = 0;
  const sums = items.map((item) => {
    sum += weightOf(item);
    return sum;
  });
  return { items, sums };
}

/** One of the items, each as likely as its weight says. */
export function drawLot<Item>(generator: SeededGenerator, { items, sums }: Lots<Item>): Item {
  const ticket = generator.next() * (sums.at(-1) ?? 0);
  const index = sums.findIndex((sum) => ticket < sum);
  return items[index] as Item; // The ticket is below the last sum, and there is a sum for each item.
}
