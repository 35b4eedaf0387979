import type { Bilingual } from '@leitu/kernel';
import type { ComponentType } from 'react';
import type { Language } from '../platform/i18n/index.ts';
import type { Audience } from './ui/audience.ts';

/** A page or a part of a page, fetched when it is first needed and, once the application stands, ahead of need. */
export type Lazy<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** What a section of a dossier is told. */
export interface DossierSectionProps {
  /** The firm whose dossier it is. */
  readonly enterpriseId: string;
  /** Opens the form in which a fact is stated; not there for those who may state nothing. */
  readonly onState?: (fact: string) => void;
}

/** What a cell of a module's column in the table of firms is told. */
export interface FirmCellProps {
  readonly enterpriseId: string;
  /** All firms of the page, so that one question answers for every cell. */
  readonly pageIds: readonly string[];
}

/** A column that a module adds to the table of firms, for those for whom it is. */
export interface FirmColumn extends Audience {
  readonly key: string;
  readonly label: Bilingual;
  readonly cell: Lazy<FirmCellProps>;
}

/** A line of the navigation, seen by those for whom it is. */
export interface MenuItem extends Audience {
  readonly to: string;
  readonly label: Bilingual;
  /** `person`: in the menu below the name of who is signed in. Else in the main navigation. */
  readonly place?: 'person';
}

/**
 * A page under an address; `$name` in the address is a parameter. Who comes to a page with a `permission` (or `'signed-in'`) without
 * having signed in is asked to sign in and then brought back; who has signed in and may not see it is told so.
 */
export interface WebPage extends Audience {
  readonly path: string;
  readonly load: Lazy;
}

/** What a module's codes are called where people read them. */
export interface ModuleWords {
  /** Its permissions, as contract.ts declares them. */
  readonly permissions: Readonly<Record<string, Bilingual>>;
  /** The actions that it writes into the audit: `enterprise.import`. */
  readonly actions: Readonly<Record<string, Bilingual>>;
  /** The names within the detail of those events: `new_firms`. */
  readonly particulars: Readonly<Record<string, Bilingual>>;
  /** Values of those particulars that are words of a closed list, under name and value: `by:password`. */
  readonly values?: Readonly<Record<string, Bilingual>>;
  /** How other values are read, such as those of facts; undefined for what is not the module's. */
  readonly valueText?: (name: string, value: string | number | boolean, language: Language) => string | undefined;
  /** Its jobs, where they are not called as the action that they carry out. */
  readonly jobs?: Readonly<Record<string, Bilingual>>;
}

/** What a module shows people. The shell knows modules by this alone. */
export interface WebModule {
  readonly id: string;
  readonly menu: readonly MenuItem[];
  readonly pages: readonly WebPage[];
  /** Fetched where its codes are read: the audit, the scopes of tokens. */
  readonly words?: () => Promise<{ readonly default: ModuleWords }>;
  /** Places of the shell that a module may fill. */
  readonly slots: {
    /** A section of the home page, below its heading. */
    readonly home?: Lazy;
    /** A section of a firm's dossier, between its head and its facts, for those for whom it is. */
    readonly dossier?: Audience & { readonly load: Lazy<DossierSectionProps> };
    /** A column of the table of firms. */
    readonly firmColumn?: FirmColumn;
  };
}
