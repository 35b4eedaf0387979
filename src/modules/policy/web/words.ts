import type { ModuleWords } from '../../../web/webModule.ts';
import { policyPermissions } from '../contract.ts';

/** What the module's permissions are called; it writes nothing into the audit. */
const words: ModuleWords = { permissions: policyPermissions, actions: {}, particulars: {} };

export default words;
