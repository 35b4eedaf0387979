import policy from '../modules/policy/module.ts';
import type { Module } from '../platform/module/defineModule.ts';

/** The modules that the server runs. This list is the map of the system. */
export const modules: readonly Module[] = [policy];
