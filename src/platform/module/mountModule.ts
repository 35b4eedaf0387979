import type { App } from '../http/app.ts';
import { errorBody } from '../http/errorBody.ts';
import type { Module, ModuleContext } from './defineModule.ts';

/** Serves a module's routes below /api/<id>, described under its name and with the one shape of errors. */
export function mountModule(app: App, module: Module, context: ModuleContext): void {
  const addRoutes = module.routes;
  if (addRoutes === undefined) return;
  app.register(
    async (scope) => {
      scope.addHook('onRoute', (route) => {
        const { response = {}, ...schema } = route.schema ?? {};
        const answers = typeof response === 'object' && response !== null ? response : {};
        route.schema = { tags: [module.id], ...schema, response: { '4xx': errorBody, '5xx': errorBody, ...answers } };
      });
      await addRoutes(scope, context);
    },
    { prefix: `/api/${module.id}` },
  );
}
