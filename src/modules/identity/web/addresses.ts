/** Where the module's interface is. */
export const addresses = {
  session: '/api/identity/session',
  sessions: '/api/identity/sessions',
  /** Pages to go to, not to ask: they lead to the provider and back. */
  ssoStart: '/api/identity/sso/start',
  ssoLink: '/api/identity/sso/link',
  password: '/api/identity/password',
  invitation: '/api/identity/invitation',
  accept: '/api/identity/invitation/accept',
  invitations: '/api/identity/invitations',
  people: '/api/identity/people',
  tokens: '/api/identity/tokens',
  organisations: '/api/identity/organisations',
  audit: '/api/identity/audit',
  health: '/api/identity/health',
} as const;
