// Writes packages/scheduling/problem.schema.json anew from the form that the parser reads by. Needs Node 24 or newer.
import { writeFileSync } from 'node:fs';
import { installMissing } from './installMissing.mjs';

await installMissing();
const core = new URL('../packages/scheduling/src/index.ts', import.meta.url);
const { problemSchema } = /** @type {{ problemSchema: () => unknown }} */ (await import(core.href));
const file = new URL('../packages/scheduling/problem.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(problemSchema(), null, 2)}\n`);
