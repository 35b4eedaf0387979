import { createContext } from 'react';
import type { WebModule } from '../webModule.ts';

/** The modules that people see, for pages that show what other modules bring: a page of a module may not import their registry. */
export const KnownModules = createContext<readonly WebModule[]>([]);
