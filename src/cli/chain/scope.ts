import type { NamedNetwork } from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { chainMessages } from './messages.ts';

export interface ScopeOption {
  readonly inside?: string;
}

/** 1 for the firms of the regions that were named; undefined where none were. */
export function readScope(
  run: Run,
  { inside }: ScopeOption,
  named: NamedNetwork,
): Result<Uint8Array | undefined, string> {
  if (inside === undefined) return ok(undefined);
  const wanted = new Set<number>();
  for (const name of listed(inside)) {
    const region = regionNamed(named, name);
    if (region === undefined) return refused(textIn(chainMessages, run.language)('noSuchRegion', { region: name }));
    wanted.add(region);
  }
  return ok(insideOf(named, wanted));
}

/** The names of a list with commas between them. */
export function listed(text: string): readonly string[] {
  return text
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function regionNamed({ regionNames }: NamedNetwork, name: string): number | undefined {
  const region = regionNames.indexOf(name);
  return region < 0 ? undefined : region;
}

export function sectorNamed({ sectorNames, network }: NamedNetwork, name: string): number | undefined {
  const sector = sectorNames.indexOf(name);
  return sector < 0 || sector >= network.sectors ? undefined : sector;
}

export function insideOf({ regionOf }: NamedNetwork, regions: ReadonlySet<number>): Uint8Array {
  return Uint8Array.from(regionOf, (region) => (regions.has(region) ? 1 : 0));
}
