import type { App } from '../../platform/http/app.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { addAuditRoute } from './routes/audit.ts';
import { addHealthRoute } from './routes/health.ts';
import { addInvitationRoutes } from './routes/invitation.ts';
import { addInvitingRoutes } from './routes/invitations.ts';
import { addOrganisationLists } from './routes/organisationLists.ts';
import { addOrganisationRoutes } from './routes/organisations.ts';
import { addOwnSessionRoutes } from './routes/ownSessions.ts';
import { addPasswordRoute } from './routes/password.ts';
import { addPeopleRoutes } from './routes/people.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addSsoRoutes } from './routes/sso.ts';
import { addTokenRoutes } from './routes/tokens.ts';
import { isSsoIncomplete, readIdentitySettings } from './settings.ts';

/** All routes of the module. */
export function addIdentityRoutes(app: App, context: ModuleContext): void {
  const settings = readIdentitySettings(context.env);
  if (isSsoIncomplete(context.env)) {
    context.log.warn(
      {},
      'single sign-on is off: it takes LEITU_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and LEITU_ORIGIN',
    );
  }
  // What is answered here is about who asks: no cache between here and there may keep it.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  addSessionRoutes(app, context, settings);
  addSsoRoutes(app, context, settings);
  addOwnSessionRoutes(app, context, settings);
  addPasswordRoute(app, context);
  addPeopleRoutes(app, context);
  addInvitingRoutes(app, context);
  addInvitationRoutes(app, context, settings);
  addOrganisationRoutes(app, context);
  addOrganisationLists(app, context);
  addTokenRoutes(app, context);
  addAuditRoute(app, context);
  addHealthRoute(app, context);
}
