import { assert } from '@leitu/kernel';
import type { App } from '../http/app.ts';
import { errorBody } from '../http/errorBody.ts';
import { type Authenticate, guardWith } from '../http/guard.ts';
import type { Module, ModuleContext } from './defineModule.ts';

/** Serves a module's routes below /api/<id>, guarded, described under its name and with the one shape of errors. */
export function mountModule(app: App, module: Module, context: ModuleContext, authenticate: Authenticate): void {
  const addRoutes = module.routes;
  if (addRoutes === undefined) return;
  app.register(
    async (scope) => {
      scope.addHook('onRequest', guardWith(authenticate));
      scope.addHook('onRoute', (route) => {
        const access = route.config?.access;
        assert(access !== undefined, `${module.id}${route.url} says who may call it`);
        const { response = {}, description = '', ...schema } = route.schema ?? {};
        const answers = typeof response === 'object' && response !== null ? response : {};
        route.schema = {
          tags: [module.id],
          ...schema,
          description: `${description}\n\n${accessText(access)}`.trim(),
          response: { '4xx': errorBody, '5xx': errorBody, ...answers },
        };
      });
      await addRoutes(scope, context);
    },
    { prefix: `/api/${module.id}` },
  );
}

function accessText(access: string): string {
  if (access === 'public') return '公开 Public';
  return access === 'signed-in' ? '须登录 Signed in' : `权限 Permission: \`${access}\``;
}
