import type { WebModule } from '../../../web/webModule.ts';

/** What the module shows people: signing in, one's own account and organisation, and what the platform's own people look after. */
export const identity: WebModule = {
  id: 'identity',
  menu: [
    {
      to: '/platform/organisations',
      label: { zh: '机构', en: 'Organisations' },
      permission: 'identity.organisations',
    },
    {
      to: '/platform/audit',
      label: { zh: '审计', en: 'Audit' },
      permission: 'identity.audit',
      kinds: ['platform'],
    },
    { to: '/platform/health', label: { zh: '运行', en: 'Health' }, permission: 'identity.health' },
    { to: '/account', label: { zh: '我的账号', en: 'My account' }, permission: 'signed-in', place: 'person' },
    { to: '/people', label: { zh: '人员与邀请', en: 'People' }, permission: 'identity.people', place: 'person' },
    { to: '/tokens', label: { zh: '接口令牌', en: 'Tokens' }, permission: 'identity.tokens', place: 'person' },
    {
      to: '/audit',
      label: { zh: '审计记录', en: 'Audit' },
      permission: 'identity.audit',
      kinds: ['firm', 'office', 'bank', 'guarantor', 'exchange', 'fund', 'service', 'department'],
      place: 'person',
    },
  ],
  pages: [
    { path: '/sign-in', load: () => import('./signIn/SignInPage.tsx') },
    { path: '/claim', load: () => import('./signIn/ClaimPage.tsx') },
    { path: '/invitation', load: () => import('./signIn/ClaimPage.tsx') },
    { path: '/account', load: () => import('./account/AccountPage.tsx'), permission: 'signed-in' },
    { path: '/people', load: () => import('./people/PeoplePage.tsx'), permission: 'identity.people' },
    { path: '/tokens', load: () => import('./tokens/TokensPage.tsx'), permission: 'identity.tokens' },
    { path: '/audit', load: () => import('./audit/AuditPage.tsx'), permission: 'identity.audit' },
    {
      path: '/platform/organisations',
      load: () => import('./platform/OrganisationsPage.tsx'),
      permission: 'identity.organisations',
    },
    { path: '/platform/audit', load: () => import('./audit/AuditPage.tsx'), permission: 'identity.audit' },
    { path: '/platform/health', load: () => import('./platform/HealthPage.tsx'), permission: 'identity.health' },
  ],
  words: () => import('./words.ts'),
  slots: {},
};
