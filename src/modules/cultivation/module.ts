import { defineModule } from '../../platform/module/defineModule.ts';
import { cultivationPermissions } from './contract.ts';

export default defineModule({
  id: 'cultivation',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: cultivationPermissions,
});
