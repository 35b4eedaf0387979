import { defineModule } from '../../platform/module/defineModule.ts';
import { makeAuthenticator } from './authenticate.ts';
import { identityPermissions } from './contract.ts';
import { addIdentityRoutes } from './routes.ts';
import { runIdentity } from './runIdentity.ts';
import { seed } from './seed.ts';

export default defineModule({
  id: 'identity',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: identityPermissions,
  routes: addIdentityRoutes,
  authenticator: makeAuthenticator,
  seed,
  run: runIdentity,
});
