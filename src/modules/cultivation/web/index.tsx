import type { WebModule } from '../../../web/webModule.ts';

/**
 * What the module shows people: judging a region, whom that finds, where a firm stands on each rung and why, how that changed, and what
 * would lift it.
 */
export const cultivation: WebModule = {
  id: 'cultivation',
  menu: [
    {
      to: '/candidates',
      label: { zh: '达标名单', en: 'Standings' },
      permission: 'cultivation.read',
      kinds: ['office'],
    },
    {
      to: '/one-step',
      label: { zh: '差一步', en: 'One step away' },
      permission: 'cultivation.read',
      kinds: ['office'],
    },
    { to: '/judge', label: { zh: '判定', en: 'Judging' }, permission: 'cultivation.run' },
  ],
  pages: [
    {
      path: '/candidates',
      load: () => import('./candidates/CandidatesPage.tsx'),
      permission: 'cultivation.read',
      kinds: ['office'],
    },
    {
      path: '/one-step',
      load: () => import('./steps/StepsPage.tsx'),
      permission: 'cultivation.read',
      kinds: ['office'],
    },
    {
      path: '/change-costs',
      load: () => import('./costs/CostsPage.tsx'),
      permission: 'cultivation.read',
      kinds: ['office'],
    },
    { path: '/judge', load: () => import('./judge/JudgePage.tsx'), permission: 'cultivation.run' },
  ],
  words: () => import('./words.ts'),
  slots: {
    dossier: { permission: 'cultivation.read', load: () => import('./dossier/DossierSections.tsx') },
    firmColumn: {
      key: 'standing',
      label: { zh: '三级达标', en: 'Standing' },
      permission: 'cultivation.read',
      cell: () => import('./firms/StandingCell.tsx'),
    },
  },
};
