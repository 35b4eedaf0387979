import identity from '../src/modules/identity/module.ts';
import type { ModuleContext } from '../src/platform/module/defineModule.ts';

/** Makes the demonstration's organisations and accounts, as the first start of a server does. */
export async function seedIdentity(context: ModuleContext): Promise<void> {
  await identity.seed?.(context, () => undefined);
}
