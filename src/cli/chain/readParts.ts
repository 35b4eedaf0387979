import type { NamedNetwork, ScenarioPart } from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { chainMessages } from './messages.ts';
import { type NetworkOptions, readRows } from './openNetwork.ts';
import { insideOf, listed, readScope, regionNamed, type ScopeOption, sectorNamed } from './scope.ts';

export interface ScenarioOptions extends ScopeOption {
  readonly fail?: string;
  readonly flood?: string;
  readonly sector?: string;
  readonly ban?: string;
  readonly scenario?: string;
  readonly how?: boolean;
}

export function isScenario({ fail, flood, sector, ban, scenario }: ScenarioOptions): boolean {
  return [fail, flood, sector, ban, scenario].some((each) => each !== undefined);
}

type Kind = 'firm' | 'region' | 'sector' | 'import';

/** One thing that happens, as it was typed. */
interface Typed {
  readonly kind: string;
  readonly name: string;
  readonly loss: string;
}

/** Everything that happens at once, from the options and the file; what is wrong is a sentence, or how the run ends. */
export async function readParts(
  run: Run,
  options: ScenarioOptions & NetworkOptions,
  named: NamedNetwork,
): Promise<Result<readonly ScenarioPart[], string | ExitCode>> {
  const scope = readScope(run, options, named);
  if (!scope.ok) return scope;
  const typed = [
    ...typedIn('firm', options.fail),
    ...typedIn('region', options.flood),
    ...typedIn('sector', options.sector),
    ...typedIn('import', options.ban),
  ];
  if (options.scenario !== undefined) {
    const columns = { kind: ['kind', '类型'], name: ['name', '名称'], loss: ['loss', '损失'] };
    const read = await readRows(run, options.scenario, columns, ['kind', 'name'], (_, cell) =>
      typed.push({ kind: cell('kind'), name: cell('name'), loss: cell('loss') }),
    );
    if (read !== undefined) return refused(read);
  }
  const numberOfFirm = new Map(named.firmNames.map((name, firm) => [name, firm]));
  const parts: ScenarioPart[] = [];
  for (const each of typed) {
    const part = partOf(run, options, each, { named, numberOfFirm, isInside: scope.value });
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
}

/** `F12,F13=0.5`: names, each with the share that is lost; all of it unless said. */
function typedIn(kind: Kind, text = ''): readonly Typed[] {
  return listed(text).map((each) => {
    const [, name = each, loss = ''] = /^(.*)=([^=]*)$/.exec(each) ?? [];
    return { kind, name: name.trim(), loss: loss.trim() };
  });
}

function partOf(
  run: Run,
  { firms }: NetworkOptions,
  { kind, name, loss: typedLoss }: Typed,
  known: {
    readonly named: NamedNetwork;
    readonly numberOfFirm: ReadonlyMap<string, number>;
    readonly isInside: Uint8Array | undefined;
  },
): Result<ScenarioPart, string> {
  const text = textIn(chainMessages, run.language);
  const { named, numberOfFirm, isInside } = known;
  const loss = typedLoss === '' ? 1 : /^\d*\.?\d+(?:e-?\d+)?$/i.test(typedLoss) ? Number(typedLoss) : Number.NaN;
  if (!(loss > 0 && loss <= 1)) return refused(text('badLoss', { name, value: typedLoss }));
  if (kind === 'firm') {
    const firm = numberOfFirm.get(name);
    if (firm === undefined) return refused(text('noSuchFirm', { firm: name, path: firms }));
    return ok({ kind: 'firms', firms: [firm], loss });
  }
  if (kind === 'region') {
    const region = regionNamed(named, name);
    if (region === undefined) return refused(text('noSuchRegion', { region: name }));
    return ok({ kind, isInside: insideOf(named, new Set([region])), loss });
  }
  if (kind !== 'sector' && kind !== 'import') return refused(text('badKind', { value: kind }));
  const sector = sectorNamed(named, name);
  if (sector === undefined) return refused(text('noSuchSector', { sector: name, path: firms }));
  if (kind === 'sector') return ok({ kind, sector, loss });
  if (isInside === undefined) return refused(text('banNeedsInside'));
  return ok({ kind: 'imports', sector, isInside, loss });
}
