import { type IdentityRefusal, refuseIdentity } from './refusals.ts';

/** May a person have this password? The length is the contract's. */
export function judgePassword(asked: {
  readonly login: string;
  readonly next: string;
  /** The password up to now; null for a new account. */
  readonly current: string | null;
  readonly isCommon: boolean;
}): IdentityRefusal | null {
  const { login, next, current, isCommon } = asked;
  if (next.toLowerCase() === login.toLowerCase()) return refuseIdentity('password_is_login');
  if (next === current) return refuseIdentity('password_unchanged');
  return isCommon ? refuseIdentity('password_common') : null;
}

/** An organisation as the rules look at it. */
export interface JudgedOrganisation {
  readonly name: string;
  readonly isClosed: boolean;
  readonly isFirm: boolean;
  /** The roles that its people may have. */
  readonly roles: readonly string[];
}

/** May this role be given in the organisation? */
export function judgeRole(role: string, { name, roles }: JudgedOrganisation): IdentityRefusal | null {
  if (roles.includes(role)) return null;
  return refuseIdentity('role_unfit', { organisation: name, role, roles: roles.join(', ') });
}

/**
 * May somebody be invited to the organisation? Who runs the platform brings in organisations of all kinds but firms: in a firm's dossier
 * there is nothing for the platform to see.
 */
export function judgeInvitation(
  role: string,
  organisation: JudgedOrganisation,
  isOwn: boolean,
): IdentityRefusal | null {
  if (organisation.isFirm && !isOwn) return refuseIdentity('firm_by_office');
  if (organisation.isClosed) return refuseIdentity('organisation_closed', { organisation: organisation.name });
  return judgeRole(role, organisation);
}

/** May a person be changed so? */
export function judgePersonChange(facts: {
  readonly isSelf: boolean;
  /** Whether the person administers the organisation now, and whether still after the change. */
  readonly isAdmin: boolean;
  readonly staysAdmin: boolean;
  /** The other people who administer it. */
  readonly otherAdmins: number;
}): IdentityRefusal | null {
  const { isSelf, isAdmin, staysAdmin, otherAdmins } = facts;
  if (isSelf) return refuseIdentity('own_account');
  return isAdmin && !staysAdmin && otherAdmins === 0 ? refuseIdentity('last_admin') : null;
}

/** An invitation as it stands. */
export interface JudgedInvitation {
  readonly isUsed: boolean;
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  readonly isClosed: boolean;
  readonly organisation: string;
}

/** May an invitation be accepted? */
export function judgeCode(invitation: JudgedInvitation): IdentityRefusal | null {
  const { isUsed, isRevoked, isExpired, isClosed, organisation } = invitation;
  if (isUsed) return refuseIdentity('code_used');
  if (isRevoked) return refuseIdentity('code_revoked');
  if (isExpired) return refuseIdentity('code_expired');
  return isClosed ? refuseIdentity('organisation_closed', { organisation }) : null;
}

/** May an organisation of this kind be in charge of this region? */
export function judgeRegion(kind: string, region: string, isKnown: boolean): IdentityRefusal | null {
  if (kind === 'platform' && region !== '') return refuseIdentity('region_unwanted');
  return region === '' || isKnown ? null : refuseIdentity('region_unknown', { region });
}

/** May an organisation be changed so? */
export function judgeOrganisationChange(facts: {
  readonly isFirm: boolean;
  readonly isOwn: boolean;
  readonly isRenamed: boolean;
  readonly isBeingClosed: boolean;
}): IdentityRefusal | null {
  if (facts.isFirm && facts.isRenamed) return refuseIdentity('firm_by_office');
  return facts.isOwn && facts.isBeingClosed ? refuseIdentity('own_organisation') : null;
}

/** May a token have these scopes? Only what its maker may do too. */
export function judgeScopes(scopes: readonly string[], own: ReadonlySet<string>): IdentityRefusal | null {
  const scope = scopes.find((asked) => !own.has(asked));
  return scope === undefined ? null : refuseIdentity('scope_not_own', { scope });
}
