import { defineModule } from '../../platform/module/defineModule.ts';
import { policyPermissions } from './contract.ts';
import { readLibrary } from './library.ts';
import { addReformRoutes } from './reform/reformRoutes.ts';
import { addPolicyRoutes } from './routes.ts';

export default defineModule({
  id: 'policy',
  permissions: policyPermissions,
  routes(app, context) {
    const library = readLibrary();
    if (!library.ok) {
      // The packs ship with the program and are checked before it is released: a fault here is a bug.
      const faults = library.reason.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`);
      throw new Error(`The packs cannot be loaded:\n${faults.join('\n')}`);
    }
    addPolicyRoutes(app, library.value);
    addReformRoutes(app, context);
  },
});
