import type { OrganisationKind } from './organisationKind.ts';
import type { Permission } from './permission.ts';

/** For whom something is done: whose rows are seen, what may be done, and who is named in the audit. */
export interface Actor {
  readonly kind: OrganisationKind;
  /** The organisation; that of a firm has the firm's own identifier. */
  readonly organisationId: string;
  /** The beginning of the region codes it is in charge of: an office's 2, 4 or 6 digits, empty for the ministry; a firm's county. */
  readonly region: string;
  /** The person, or null where a machine acts with a token, or the server for the organisation. */
  readonly personId: string | null;
  readonly tokenId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The network address that the request came from; null within the server. */
  readonly address: string | null;
}
