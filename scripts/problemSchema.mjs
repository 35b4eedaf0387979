import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemSchema } from '@leitu/scheduling';

// Writes packages/scheduling/problem.schema.json anew from the form that the parser reads by.
const file = join(import.meta.dirname, '../packages/scheduling/problem.schema.json');
writeFileSync(file, `${JSON.stringify(problemSchema(), null, 2)}\n`);
