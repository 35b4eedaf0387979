import type { Figures } from '@leitu/kernel';
import { localClock } from './localTime.ts';
import { pairKey } from './pairKey.ts';
import type { Problem } from './problem.ts';

/** What messages name: jobs, operations (of the job that is named beside them), machines and operators by id, and moments as minutes. */
type Named = (figures: Figures, moments: readonly string[]) => Figures;

/**
 * How people know what a message names: by its name, with the id behind it, and moments by the local time where the problem says when it
 * begins. A moment `until` is told as `untilZh` and `untilEn`.
 * @example namesOf({ machines: [{ id: 'm1', name: 'saw' }], jobs: [] })({ machine: 'm1' }, []) // { machine: 'saw (m1)' }
 */
export function namesOf({ machines, operators = [], jobs, startsAt }: Problem): Named {
  const machineNames = new Map(machines.map((each) => [each.id, labelOf(each)]));
  const operatorNames = new Map(operators.map((each) => [each.id, labelOf(each)]));
  const jobNames = new Map(jobs.map((each) => [each.id, labelOf(each)]));
  const operationNames = new Map(
    jobs.flatMap((job) =>
      job.operations
        .filter(({ name }) => name !== undefined)
        .map((each) => [pairKey(job.id, each.id), labelOf(each)] as const),
    ),
  );
  const clock = startsAt === undefined ? undefined : localClock(startsAt);
  const names = {
    job: (id: string) => jobNames.get(id),
    machine: (id: string) => machineNames.get(id),
    operator: (id: string) => operatorNames.get(id),
    operation: (id: string, job: string) => operationNames.get(pairKey(job, id)),
  };
  return (figures, moments) => {
    const shown: Record<string, Figures[string]> = { ...figures };
    for (const [key, nameOf] of Object.entries(names)) {
      const id = figures[key];
      if (typeof id === 'string') shown[key] = nameOf(id, String(figures.job)) ?? id;
    }
    for (const key of moments) Object.assign(shown, Object.fromEntries(momentWords(key, figures[key], clock)));
    return shown;
  };
}

function labelOf({ id, name = id }: { readonly id: string; readonly name?: string }): string {
  return name === id ? id : `${name} (${id})`;
}

type Clock = ReturnType<typeof localClock>;

function momentWords(key: string, minute: Figures[string] | undefined, clock: Clock | undefined) {
  if (typeof minute !== 'number') return [];
  const time = clock?.(minute).replace('T', ' ');
  return [
    [`${key}Zh`, time === undefined ? `第 ${minute} 分钟` : ` ${time}`] as const,
    [`${key}En`, time ?? `minute ${minute}`] as const,
  ];
}
