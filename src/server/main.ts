import { modules } from './modules.ts';
import { runServer } from './runServer.ts';

await runServer(modules);
