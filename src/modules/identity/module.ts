import { defineModule } from '../../platform/module/defineModule.ts';
import { identityPermissions } from './contract.ts';

export default defineModule({
  id: 'identity',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: identityPermissions,
});
