import { defineModule } from '../../platform/module/defineModule.ts';
import { enterprisePermissions } from './contract.ts';
import { importJobs } from './import/jobs.ts';
import { addExportRoutes } from './routes/export.ts';
import { addFirmRoutes } from './routes/firms.ts';
import { addImportRoutes } from './routes/imports.ts';
import { seedFirms } from './seed.ts';

export default defineModule({
  id: 'enterprise',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: enterprisePermissions,
  jobs: importJobs,
  seed: seedFirms,
  routes(app, context) {
    addFirmRoutes(app, context);
    addExportRoutes(app, context);
    addImportRoutes(app, context);
  },
});
