import { defineModule } from '../../platform/module/defineModule.ts';
import { insightPermissions } from './contract.ts';

export default defineModule({
  id: 'insight',
  permissions: insightPermissions,
});
