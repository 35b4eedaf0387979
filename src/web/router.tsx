import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './layout/Shell.tsx';
import { modules } from './modules.ts';
import { Broken, NotFound } from './ui/Advice.tsx';
import type { Lazy, WebPage } from './webModule.ts';

const home: WebPage = { path: '/', load: () => import('./home/HomePage.tsx') };
const pages: readonly WebPage[] = [home, ...modules.flatMap((module) => module.pages)];

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

/** The addresses of the application: the home page and what the modules bring. */
export const router = createRouter({
  routeTree: root.addChildren(
    pages.map(({ path, load }) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
    ),
  ),
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

/** Fetches every page and section that is not there yet, so that later steps need no network. */
export async function fetchAllPages(): Promise<void> {
  const sections = modules.flatMap(({ slots }): Lazy[] => (slots.home ? [slots.home] : []));
  // A page that cannot be fetched now is fetched when somebody goes there, and says so if that fails.
  await Promise.allSettled([...pages.map(({ load }) => load), ...sections].map((load) => load()));
}
