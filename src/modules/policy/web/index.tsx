import type { WebModule } from '../../../web/webModule.ts';

/** What the module shows people: the tower on the home page, the self-check, and the packs to read and compare. */
export const policy: WebModule = {
  id: 'policy',
  menu: [
    { to: '/self-check', label: { zh: '自测', en: 'Self-check' } },
    { to: '/packs', label: { zh: '政策库', en: 'Policies' } },
    { to: '/reform', label: { zh: '改革推演', en: 'Reform' }, permission: 'policy.reform' },
  ],
  pages: [
    { path: '/self-check', load: () => import('./selfCheck/ChooseRungPage.tsx') },
    { path: '/self-check/$tier', load: () => import('./selfCheck/SelfCheckPage.tsx') },
    { path: '/packs', load: () => import('./packs/PacksPage.tsx') },
    { path: '/packs/$id', load: () => import('./packs/PackPage.tsx') },
    { path: '/packs/compare/$a/$b', load: () => import('./packs/ComparePage.tsx') },
    { path: '/reform', load: () => import('./reform/ReformPage.tsx'), permission: 'policy.reform' },
  ],
  words: () => import('./words.ts'),
  slots: { home: () => import('./home/HomeSection.tsx') },
};
