import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { type ChokepointsOptions, tellChokepoints } from './chokepoints.ts';
import { chainMessages } from './messages.ts';
import { type ShockCommandOptions, tellShocks } from './shock.ts';
import { type SimulateNetworkOptions, simulateNetwork } from './simulateNetwork.ts';
import { type StrengthenOptions, tellStrengthening } from './strengthen.ts';
import { type SubstitutesOptions, tellSubstitutes } from './substitutes.ts';

/** Describes the commands about industry chains. */
export function describeChain(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(chainMessages, run.language);
  const onNetwork = (name: string, about: string) =>
    command(name, about)
      .requiredOption('--firms <FILE>', text('firmsFile'))
      .requiredOption('--links <FILE>', text('linksFile'))
      .option('--essential <FILE>', text('essentialFile'))
      .option('--replaceable <on|off>', text('replaceable'))
      .option('--epsilon <X>', text('epsilon'))
      .option('--weight <COLUMN>', text('weightColumn'))
      .option('--format <FORMAT>', text('format'))
      .option('--out <FILE>', text('out'));
  onNetwork('shock', text('shockAbout'))
    .option('--workers <N>', text('workers'))
    .option('--fail <FIRMS>', text('fail'))
    .option('--flood <REGIONS>', text('flood'))
    .option('--sector <SECTORS>', text('failSector'))
    .option('--ban <SECTORS>', text('ban'))
    .option('--inside <REGIONS>', text('inside'))
    .option('--scenario <FILE>', text('scenarioFile'))
    .option('--how', text('how'))
    .addHelpText('after', text('shockExamples'))
    .action(async (options: ShockCommandOptions) => end(await tellShocks(run, options)));
  onNetwork('chokepoints', text('chokepointsAbout'))
    .option('--workers <N>', text('workers'))
    .option('--by <firm|product>', text('by'))
    .option('--final <SECTORS>', text('final'))
    .option('--inside <REGIONS>', text('inside'))
    .action(async (options: ChokepointsOptions) => end(await tellChokepoints(run, options)));
  onNetwork('substitutes', text('substitutesAbout'))
    .option('--for <FIRM>', text('substitutesFor'))
    .option('--gap <SECTOR>', text('substitutesGap'))
    .option('--inside <REGIONS>', text('inside'))
    .option('--near <X>', text('near'))
    .option('--most <N>', text('most'))
    .action(async (options: SubstitutesOptions) => end(await tellSubstitutes(run, options)));
  onNetwork('strengthen', text('strengthenAbout'))
    .requiredOption('-k <N>', text('strengthenK'))
    .action(async (options: StrengthenOptions) => end(await tellStrengthening(run, options)));
  command('simulate-network', text('simulateAbout'))
    .requiredOption('--firms <N>', text('simulateFirms'))
    .option('--links <N>', text('simulateLinks'))
    .option('--sectors <N>', text('simulateSectors'))
    .option('--places <N>', text('simulatePlaces'))
    .option('--seed <N>', text('simulateSeed'))
    .requiredOption('--out <FOLDER>', text('simulateOut'))
    .action(async (options: SimulateNetworkOptions) => end(await simulateNetwork(run, options)));
}
