import { z } from 'zod';

/** What people of an organisation may do with its accounts; the roles that have each permission. */
export const identityPermissions = {
  'identity.people': {
    zh: '管理本单位人员与邀请',
    en: 'Manage the people of the own organisation and invite others',
    roles: ['firm-admin', 'office-admin', 'partner-admin', 'platform-admin'],
  },
  'identity.tokens': {
    zh: '管理本单位的接口令牌',
    en: 'Manage the tokens of the own organisation',
    roles: ['firm-admin', 'office-admin', 'partner-admin', 'platform-admin'],
  },
  'identity.organisations': {
    zh: '管理机构',
    en: 'Manage organisations',
    roles: ['platform-admin'],
  },
  'identity.audit': {
    zh: '查看审计记录',
    en: 'Read the audit',
    roles: ['firm-admin', 'office-admin', 'partner-admin', 'platform-admin', 'platform-auditor'],
  },
  'identity.health': {
    zh: '查看运行状况',
    en: 'Read the state of the platform',
    roles: ['platform-admin', 'platform-auditor'],
  },
} as const;

const KINDS = ['firm', 'office', 'bank', 'guarantor', 'exchange', 'fund', 'service', 'department', 'platform'] as const;
export const LEVELS = ['ministry', 'province', 'city', 'county'] as const;
export const ROLE_NAMES = [
  'firm-admin',
  'firm-editor',
  'office-admin',
  'office-officer',
  'office-reader',
  'partner-admin',
  'partner-member',
  'platform-admin',
  'platform-auditor',
] as const;

/** Lower-case letters, digits, point, stroke and underscore. */
const login = z
  .string()
  .normalize('NFKC')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/)
  .meta({ description: '3 to 64 letters, digits, points and strokes' });
export const LEAST_PASSWORD = 10;
const password = z.string().min(LEAST_PASSWORD).max(200).meta({ description: 'At least 10 characters' });
const name = z.string().trim().min(1).max(100);
const id = z.uuid();
const moment = z.iso.datetime();

export const organisation = z.object({
  organisation_id: id,
  kind: z.enum(KINDS),
  level: z.enum(LEVELS).nullable(),
  name: z.string(),
  region_code: z.string().meta({ description: 'The beginning of the region codes it is in charge of' }),
  created_at: moment,
  closed_at: moment.nullable(),
});

export const person = z.object({
  person_id: id,
  organisation_id: id,
  login: z.string(),
  name: z.string(),
  role: z.enum(ROLE_NAMES),
  has_password: z.boolean(),
  has_sso: z.boolean(),
  created_at: moment,
  disabled_at: moment.nullable(),
});

/** Who is signed in here, and what may be done; `person` is null for nobody. */
export const sessionResponse = z.object({
  person: person.nullable(),
  organisation: organisation.nullable(),
  permissions: z.array(z.string()),
  sso: z.boolean().meta({ description: 'Whether single sign-on is set up' }),
});

export const signInRequest = z.strictObject({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});
export const passwordRequest = z.strictObject({ current: z.string().min(1).max(200), next: password });

export const organisationRequest = z
  .strictObject({
    kind: z.enum(KINDS).exclude(['firm']),
    name,
    region_code: z
      .string()
      .regex(/^(\d{2}|\d{4}|\d{6})?$/)
      .meta({ description: 'Empty for the ministry and the platform, else 2, 4 or 6 digits' }),
  })
  .meta({ description: 'A firm has its organisation from its dossier, when its office gives out a code' });
export const organisationChange = z.strictObject({
  name: name.optional(),
  is_closed: z.boolean().optional().meta({ description: 'Closing ends the sessions of all its people' }),
});
export const organisationParams = z.object({ organisation: id });
export const organisationsQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(KINDS).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export const PAGE_SIZE = 50;
export const organisationsResponse = z.object({ organisations: z.array(organisation), total: z.number().int() });
export const partnersResponse = z.object({
  partners: z.array(z.object({ organisation_id: id, kind: z.enum(KINDS), name: z.string() })),
});

export const invitation = z.object({
  invitation_id: id,
  role: z.enum(ROLE_NAMES),
  created_at: moment,
  expires_at: moment,
  accepted_at: moment.nullable(),
  revoked_at: moment.nullable(),
});
export const invitationRequest = z.strictObject({
  role: z.enum(ROLE_NAMES),
  organisation_id: id
    .optional()
    .meta({ description: 'Another organisation than the own; with identity.organisations' }),
});
export const madeInvitation = z.object({
  invitation_id: id,
  code: z.string().meta({ description: 'Told this once; it is not kept' }),
  expires_at: moment,
});
/** What an invitation is to, before it is accepted. */
export const invitationResponse = z.object({
  organisation: z.string(),
  kind: z.enum(KINDS),
  role: z.enum(ROLE_NAMES),
  expires_at: moment,
});
export const invitationParams = z.object({ invitation: id });
export const invitationQuery = z.object({ code: z.string().trim().min(8).max(40) });
export const acceptRequest = z.strictObject({ code: z.string().trim().min(8).max(40), login, name, password });

export const peopleResponse = z.object({ people: z.array(person), invitations: z.array(invitation) });
export const personRequest = z.strictObject({
  role: z.enum(ROLE_NAMES).optional(),
  is_disabled: z.boolean().optional(),
});
export const personParams = z.object({ person: id });

export const token = z.object({
  token_id: id,
  name: z.string(),
  scopes: z.array(z.string()),
  made_by: z.string(),
  created_at: moment,
  expires_at: moment,
  used_at: moment.nullable(),
  revoked_at: moment.nullable(),
});
export const tokenRequest = z.strictObject({
  name,
  scopes: z.array(z.string()).min(1).max(100).meta({ description: 'Permissions that the maker has too' }),
  days: z.number().int().min(1).max(366).meta({ description: 'How long it is valid' }),
});
export const madeToken = z.object({
  token_id: id,
  secret: z.string().meta({ description: 'Told this once; it is not kept' }),
  expires_at: moment,
});
export const tokensResponse = z.object({ tokens: z.array(token) });

export const tokenParams = z.object({ token: id });

export const sessionParams = z.object({ session: id });
export const ownSession = z.object({
  session_id: id,
  created_at: moment,
  seen_at: moment,
  expires_at: moment,
  address: z.string().nullable(),
  browser: z.string().nullable(),
  is_current: z.boolean(),
});
export const sessionsResponse = z.object({ sessions: z.array(ownSession) });

/** A page of this site: a path, and nothing that a browser would take for another site's address. */
function isLocalPath(path: string): boolean {
  const base = 'http://leitu.invalid';
  if (!path.startsWith('/') || !URL.canParse(path, base)) return false;
  const { origin, pathname } = new URL(path, base);
  return origin === base && !pathname.startsWith('//');
}

export const ssoQuery = z.object({
  return_to: z
    .string()
    .max(500)
    .refine(isLocalPath)
    .default('/')
    .meta({ description: 'The page of this site to which the browser comes back' }),
});
/** What the provider sends the browser back with; it is read and checked as the protocol demands. */
export const ssoCallbackQuery = z.looseObject({});

/** Why single sign-on came to nothing: the browser comes back with `?refused=` and one of these, to /sign-in or to the page it linked from. */
export const SSO_REFUSALS = {
  sso_unavailable: {
    zh: '统一身份认证暂时无法使用。请稍后再试，或用账号和密码登录。',
    en: 'Single sign-on cannot be reached just now. Try again later, or sign in with account and password.',
  },
  too_many_attempts: {
    zh: '尝试次数过多。请一刻钟后再试。',
    en: 'Too many attempts. Try again in a quarter of an hour.',
  },
  sso_expired: {
    zh: '这次统一身份认证已过期、已用过，或不是在本浏览器发起的。请重新开始。',
    en: 'This single sign-on has expired, was used already, or was begun in another browser. Begin again.',
  },
  sso_cancelled: {
    zh: '统一身份认证未完成。请重新开始，或用账号和密码登录。',
    en: 'Single sign-on was not completed. Begin again, or sign in with account and password.',
  },
  sso_failed: {
    zh: '统一身份认证的应答无法核实，已拒绝。请重新开始；若仍不行，请联系平台管理员。',
    en: 'The answer of single sign-on could not be verified and was refused. Begin again; if it stays, ask the administrator of the platform.',
  },
  sso_unknown: {
    zh: '该统一身份尚未关联账号。请先用账号和密码登录，在“我的账号”中关联。',
    en: 'This identity is not linked to an account yet. Sign in with account and password first, and link it under “My account”.',
  },
  sso_taken: {
    zh: '该统一身份已关联另一个账号。请先在那个账号中取消关联，或换一个身份。',
    en: 'This identity is linked to another account already. Unlink it there first, or use another one.',
  },
  account_disabled: {
    zh: '该账号已停用，或所在机构已关闭。请联系本单位管理员。',
    en: 'The account has been disabled or its organisation closed. Ask the administrator of your organisation.',
  },
} as const;
export type SsoRefusal = keyof typeof SSO_REFUSALS;

export const AUDIT_PAGE_SIZE = 50;
export const auditQuery = z.object({
  action: z
    .string()
    .regex(/^[a-z]+\.[a-z.-]*$/)
    .max(100)
    .optional()
    .meta({ description: 'What was done, `enterprise.import`; or all of a module, `enterprise.`' }),
  firm_id: id.optional(),
  before: moment.optional().meta({ description: 'Only events before this moment, for the next page' }),
});
export const auditEvent = z.object({
  event_id: id,
  chain: z.string(),
  position: z.number().int(),
  happened_at: moment,
  action: z.string(),
  organisation: z.string().nullable(),
  person: z.string().nullable(),
  is_token: z.boolean(),
  address: z.string().nullable(),
  firm_id: id.nullable(),
  region_code: z.string(),
  detail: z.json(),
  hash: z.string(),
});
export const auditResponse = z.object({ events: z.array(auditEvent), has_more: z.boolean() });

export const healthResponse = z.object({
  version: z.string(),
  node: z.string(),
  database: z.object({
    version: z.string(),
    size_bytes: z.number(),
    connections: z.number().int(),
    citus: z.string().nullable(),
  }),
  jobs: z.array(
    z.object({
      job_id: id,
      kind: z.string(),
      state: z.string(),
      organisation: z.string().nullable(),
      created_at: moment,
      ended_at: moment.nullable(),
    }),
  ),
  memory_bytes: z.number(),
  uptime_seconds: z.number(),
  sessions: z.number().int(),
});

export type Session = z.output<typeof sessionResponse>;
export type Organisation = z.output<typeof organisation>;
export type Person = z.output<typeof person>;
export type Invitation = z.output<typeof invitation>;
export type AuditedEvent = z.output<typeof auditEvent>;
export type OwnSession = z.output<typeof ownSession>;
export type Token = z.output<typeof token>;
