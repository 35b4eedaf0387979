import { defineModule } from '../../platform/module/defineModule.ts';
import { insightPermissions } from './contract.ts';
import { addInsightRoutes } from './routes.ts';

export default defineModule({
  id: 'insight',
  permissions: insightPermissions,
  routes: addInsightRoutes,
});
