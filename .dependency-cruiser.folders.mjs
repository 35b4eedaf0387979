// Which part may stand on which: cores, modules and parts of the platform as wholes, without their tests.
import files from './.dependency-cruiser.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-folder-cycle',
      comment: 'Cores, modules and parts of the platform depend one way; the way back is an event.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(packages/[^/]+/src|src/modules/[^/]+|src/platform/[^/]+)$' },
      to: { circular: true },
    },
  ],
  // The shell of the pages lists the modules and knows who is signed in, and pages stand on it: it is none of the parts that are ordered.
  options: { ...files.options, exclude: { path: '^(dist|coverage|src/web)/|\\.test\\.tsx?$' } },
};
