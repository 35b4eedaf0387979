import type { WebModule } from '../../../web/webModule.ts';

/** What the module shows people: the overview of a region. */
export const insight: WebModule = {
  id: 'insight',
  menu: [{ to: '/overview', label: { zh: '概览', en: 'Overview' }, permission: 'insight.read' }],
  pages: [{ path: '/overview', load: () => import('./overview/OverviewPage.tsx'), permission: 'insight.read' }],
  words: () => import('./words.ts'),
  slots: {},
};
