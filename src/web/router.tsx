import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { Shell } from './layout/Shell.tsx';
import { modules } from './modules.ts';
import { Broken, NotFound } from './ui/Advice.tsx';
import { isPublic } from './ui/audience.ts';
import { Guard } from './ui/Guard.tsx';
import { readSearch, writeSearch } from './ui/plainSearch.ts';
import { recall } from './ui/remembered.ts';
import type { Lazy, WebPage } from './webModule.ts';

const home: WebPage = { path: '/', load: () => import('./home/HomePage.tsx') };
const pages: readonly WebPage[] = [home, ...modules.flatMap((module) => module.pages)];

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

/** The addresses of the application: the home page and what the modules bring. */
export const router = createRouter({
  routeTree: root.addChildren(
    pages.map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: componentOf(page) })),
  ),
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
});

function componentOf({ load, ...audience }: WebPage): RouteComponent {
  if (isPublic(audience)) return lazyRouteComponent(load);
  const Page = lazy(load);
  return () => (
    <Guard audience={audience}>
      <Page />
    </Guard>
  );
}

/**
 * Fetches every page and section that is not there yet, so that later steps need no network. Pages that need a session are fetched ahead
 * only where somebody has signed in before: a stranger never sees them.
 */
export async function fetchAllPages(): Promise<void> {
  const hasSignedIn = recall('signed-in') !== null;
  const wanted = pages.filter((page) => hasSignedIn || isPublic(page));
  const sections = modules.flatMap(({ slots }): Lazy[] => (slots.home ? [slots.home] : []));
  // A page that cannot be fetched now is fetched when somebody goes there, and says so if that fails.
  await Promise.allSettled([...wanted.map(({ load }) => load), ...sections].map((load) => load()));
}
