import type { App } from '../../platform/http/app.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { addSessionRoutes } from './routes/session.ts';
import { readIdentitySettings } from './settings.ts';

/** All routes of the module. */
export function addIdentityRoutes(app: App, context: ModuleContext): void {
  const settings = readIdentitySettings(context.env);
  // What is answered here is about who asks: no cache between here and there may keep it.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  addSessionRoutes(app, context, settings);
}
