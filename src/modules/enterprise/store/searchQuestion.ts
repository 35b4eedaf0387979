import { BEFORE_TERM } from '../columns.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import type { Stretch } from './searchOrder.ts';
import { type FoundBy, type Scope, sqlPrefix, sqlScope, sqlSearch, type Values } from './searchSql.ts';

/** Which part of the firms found is wanted. */
export interface Window {
  readonly skip: number;
  readonly take: number;
}

/** How the firms that bear a text are found: by the text, where few do, or else each firm is asked. */
type HowToFindTerm = 'by the term' | 'one by one';

/** Which firms are wanted. */
export interface Wanted {
  readonly search: FirmSearch;
  readonly scope: Scope;
  readonly bears: HowToFindTerm;
}

/** Which firms of one stretch of the order are wanted. */
export interface Question extends Wanted {
  readonly order: FirmOrder;
  /** The column that the order looks at. */
  readonly column: string;
  readonly stretch: Stretch;
  readonly window: Window;
}

/** The firms that fit, as they stand behind `from`. */
export function fitting(
  wanted: Wanted & { readonly stretch?: Stretch },
  values: Values,
  by: FoundBy = 'index',
): string {
  const conditions = [...conditionOf(wanted.stretch), ...sqlScope(wanted.scope, values), ...sqlFit(wanted, values, by)];
  return `enterprise.enterprises ${where(conditions)}`;
}

/** What makes a firm one of a stretch. */
export function conditionOf(stretch: Stretch | undefined): readonly string[] {
  return stretch?.condition ? [stretch.condition] : [];
}

/** What is asked of each firm that may be seen. */
export function sqlFit({ search, scope, bears }: Wanted, values: Values, by: FoundBy): string[] {
  const bearsToo = search.otherTerms.map((term) => bearsTerm(term, values));
  const conditions = [...sqlSearch(search, values, by), ...bearsToo];
  if (search.term === '') return conditions;
  if (bears === 'one by one') return [...conditions, bearsTerm(search.term, values)];
  const bearing = where(termConditions(search, scope, values));
  return [...conditions, `enterprise_id in (select enterprise_id from enterprise.terms ${bearing})`];
}

/** Asks a firm whether it bears a text. */
function bearsTerm(term: string, values: Values): string {
  return `strpos(found_by, ${values.add(BEFORE_TERM + term)}) > 0`;
}

/** Which rows of terms are of firms that bear the text; the region is in their index. */
export function termConditions(search: FirmSearch, scope: Scope, values: Values): string[] {
  return [
    ...sqlPrefix('term', search.term, values),
    ...('region' in scope ? sqlPrefix('region_code', scope.region, values) : []),
    ...sqlPrefix('region_code', search.region, values),
  ];
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
