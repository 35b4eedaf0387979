import { defineModule } from '../../platform/module/defineModule.ts';
import { enterprisePermissions } from './contract.ts';

export default defineModule({
  id: 'enterprise',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: enterprisePermissions,
});
