import type { WebModule } from '../../../web/webModule.ts';

const PARTNERS = ['bank', 'guarantor', 'exchange', 'fund', 'service', 'department'] as const;
const SEVERAL = ['office', ...PARTNERS] as const;

/** What the module shows people: the firms in a table, their dossiers, imports; to a firm its own dossier. */
export const enterprise: WebModule = {
  id: 'enterprise',
  menu: [
    { to: '/firms', label: { zh: '企业', en: 'Firms' }, permission: 'enterprise.read', kinds: SEVERAL },
    { to: '/dossier', label: { zh: '我的档案', en: 'My dossier' }, permission: 'enterprise.read', kinds: ['firm'] },
  ],
  pages: [
    { path: '/firms', load: () => import('./firms/FirmsPage.tsx'), permission: 'enterprise.read', kinds: SEVERAL },
    { path: '/firms/import', load: () => import('./imports/ImportsPage.tsx'), permission: 'enterprise.import' },
    { path: '/firms/import/$import', load: () => import('./imports/ImportPage.tsx'), permission: 'enterprise.import' },
    {
      path: '/firms/$id',
      load: () => import('./dossier/DossierPage.tsx'),
      permission: 'enterprise.read',
      kinds: SEVERAL,
    },
    {
      path: '/dossier',
      load: () => import('./dossier/OwnDossierPage.tsx'),
      permission: 'enterprise.read',
      kinds: ['firm'],
    },
  ],
  words: () => import('./words.ts'),
  slots: {},
};
