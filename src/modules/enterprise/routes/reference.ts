import type { FactDefinition } from '@leitu/rules';
import type { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import { regionNameLatin, regionsBelow } from '../../../platform/regions/index.ts';
import { dictionaryResponse, regionsQuery, regionsResponse } from '../contract.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { travellingValue } from '../travellingValue.ts';

/** What everybody who has signed in may look up: the names of regions, and what can be stated of a firm. */
export function addReferenceRoutes(app: App): void {
  app.get(
    '/regions',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'List regions 行政区划',
        description:
          'The regions of the next level: of nothing the provinces, of a province its cities, of a city its counties.',
        querystring: regionsQuery,
        response: { 200: regionsResponse },
      },
    },
    (request) => ({
      regions: regionsBelow(request.query.below).map(({ code, name }) => ({
        code,
        name: { zh: name, en: regionNameLatin(code) ?? code },
      })),
    }),
  );

  app.get(
    '/dictionary',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'List what can be stated of a firm 档案指标',
        description: 'The facts of the rules and the fields of the dossier that are stated as facts are. Money in CNY.',
        response: { 200: dictionaryResponse },
      },
    },
    () => ({ facts: [...dictionaryOfDossiers().values()].map(presentDefinition) }),
  );
}

function presentDefinition(fact: FactDefinition): z.output<typeof dictionaryResponse>['facts'][number] {
  const { name, label, type, unit, definition, source, options } = fact;
  const boundOf = (bound: number | null) => (bound === null ? null : Number(travellingValue(fact, bound)));
  return {
    name,
    label,
    type,
    unit,
    definition,
    source,
    least: boundOf(fact.least),
    most: boundOf(fact.most),
    options: [...options],
  };
}
