import cultivation from '../modules/cultivation/module.ts';
import enterprise from '../modules/enterprise/module.ts';
import identity from '../modules/identity/module.ts';
import insight from '../modules/insight/module.ts';
import policy from '../modules/policy/module.ts';
import type { Module } from '../platform/module/defineModule.ts';

/** The modules that the server runs, each after those it stands on. This list is the map of the system. */
export const modules: readonly Module[] = [identity, policy, enterprise, cultivation, insight];
