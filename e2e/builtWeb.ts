import { fileURLToPath } from 'node:url';
import { buildWeb } from '../scripts/buildWeb.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Before all files: the web application is built. Files that did so themselves would take it away from under each other. */
export default function setup(): void {
  const failure = buildWeb(repository, process.execPath);
  if (failure !== undefined) throw new Error(failure);
}
