import { defineModule } from '../../platform/module/defineModule.ts';
import { makeAuthenticator } from './authenticate.ts';
import { identityPermissions } from './contract.ts';
import { addIdentityRoutes } from './routes.ts';
import { seed } from './seed.ts';
import { memoryOf } from './sessionMemory.ts';
import { hearRevocations } from './store/revocations.ts';

export default defineModule({
  id: 'identity',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: identityPermissions,
  routes: addIdentityRoutes,
  authenticator: makeAuthenticator,
  seed,
  run: ({ database, log }) => hearRevocations(database.serving, memoryOf(database), log),
});
