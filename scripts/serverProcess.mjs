// How the server's process is started, by `npm start` and where it is measured.
import { projectEnv } from './installMissing.mjs';

/**
 * Without them a server that imports 100,000 firms grows to 690 MB instead of 500, most of it garbage that nobody clears away: by itself
 * each thread of work gets pools of memory of its own from the C library, and new objects 16 MB and more before they are looked through.
 */
export const serverFlags = ['--max-semi-space-size=8'];

/**
 * @param {string} [folder] the repository
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv(folder) {
  return { MALLOC_ARENA_MAX: '2', ...projectEnv(folder) };
}
