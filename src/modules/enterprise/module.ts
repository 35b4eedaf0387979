import { defineModule } from '../../platform/module/defineModule.ts';
import { offerFirms } from '../policy/index.ts';
import { enterprisePermissions } from './contract.ts';
import { importJobs } from './import/jobs.ts';
import { sweepTemporaryFiles } from './import/uploadedFile.ts';
import { addConsentRoutes } from './routes/consents.ts';
import { addEvidenceRoutes } from './routes/evidence.ts';
import { addExportRoutes } from './routes/export.ts';
import { addFirmRoutes } from './routes/firms.ts';
import { addImportRoutes } from './routes/imports.ts';
import { addReferenceRoutes } from './routes/reference.ts';
import { addStatementRoutes } from './routes/statements.ts';
import { seedFirms } from './seed.ts';
import { watchYear, yearTurnJob } from './yearTurn.ts';

export default defineModule({
  id: 'enterprise',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: enterprisePermissions,
  jobs: [...importJobs, yearTurnJob],
  run: (context) => {
    sweepTemporaryFiles().catch((error: unknown) => context.log.warn({ err: error }, 'folders of imports were left'));
    return watchYear(context);
  },
  seed: seedFirms,
  routes(app, context) {
    addFirmRoutes(app, context);
    addStatementRoutes(app, context);
    addEvidenceRoutes(app, context);
    addConsentRoutes(app, context);
    addReferenceRoutes(app);
    addExportRoutes(app, context);
    addImportRoutes(app, context);
    offerFirms(new URL('./offeredFirms.ts', import.meta.url));
  },
});
