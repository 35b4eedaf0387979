import { defineModule } from '../../platform/module/defineModule.ts';
import { cultivationPermissions } from './contract.ts';
import { readEdition } from './edition.ts';
import { createEditions } from './editions.ts';
import { addChangeCostRoutes } from './routes/changeCosts.ts';
import { addJudgeRoute } from './routes/judge.ts';
import { addJudgementRoutes } from './routes/judgements.ts';
import { addLeastChangeRoute } from './routes/leastChange.ts';
import { addRunRoutes } from './routes/runs.ts';
import { addStandingRoutes } from './routes/standings.ts';
import { addStepExportRoute } from './routes/stepExport.ts';
import { addStepRoutes } from './routes/steps.ts';

export default defineModule({
  id: 'cultivation',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: cultivationPermissions,
  jobs: [
    { kind: 'cultivation.run', file: new URL('./runRegion.ts', import.meta.url) },
    { kind: 'cultivation.steps', file: new URL('./findSteps.ts', import.meta.url) },
  ],
  routes(app, context) {
    const editions = createEditions(readEdition());
    addJudgeRoute(app, context, editions);
    addJudgementRoutes(app, context, editions);
    addRunRoutes(app, context);
    addStandingRoutes(app, context);
    addLeastChangeRoute(app, context, editions);
    addStepRoutes(app, context, editions);
    addStepExportRoute(app, context, editions);
    addChangeCostRoutes(app, context, editions);
  },
});
