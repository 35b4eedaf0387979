import type { Bilingual } from '@leitu/kernel';
import type { ComponentType } from 'react';

/** A page or a part of a page, fetched when it is first needed and, once the application stands, ahead of need. */
export type Lazy = () => Promise<{ readonly default: ComponentType }>;

/** A line of the navigation. */
export interface MenuItem {
  readonly to: string;
  readonly label: Bilingual;
}

/** A page under an address; `$name` in the address is a parameter. */
export interface WebPage {
  readonly path: string;
  readonly load: Lazy;
}

/** What a module shows people. The shell knows modules by this alone. */
export interface WebModule {
  readonly id: string;
  readonly menu: readonly MenuItem[];
  readonly pages: readonly WebPage[];
  /** Places of the shell that a module may fill. */
  readonly slots: {
    /** A section of the home page, below its heading. */
    readonly home?: Lazy;
  };
}
