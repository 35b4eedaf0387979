import { cultivation } from '../modules/cultivation/web/index.tsx';
import { enterprise } from '../modules/enterprise/web/index.tsx';
import { identity } from '../modules/identity/web/index.tsx';
import { insight } from '../modules/insight/web/index.tsx';
import { policy } from '../modules/policy/web/index.tsx';
import type { WebModule } from './webModule.ts';

/** The modules that people see, in the order of the navigation. */
export const modules: readonly WebModule[] = [enterprise, insight, cultivation, policy, identity];
