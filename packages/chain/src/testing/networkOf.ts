import { buildNetwork, type Network } from '../index.ts';

/** A network of a few firms: the sector of each, and who delivers to whom for how much. */
export function networkOf(sectors: readonly number[], links: readonly (readonly [number, number, number])[]): Network {
  return buildNetwork(
    { sectorOf: Int32Array.from(sectors) },
    {
      suppliers: Int32Array.from(links, ([from]) => from),
      customers: Int32Array.from(links, ([, to]) => to),
      weights: Float64Array.from(links, ([, , weight]) => weight),
    },
  );
}
