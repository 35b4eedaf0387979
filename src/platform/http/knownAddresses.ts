import type { FastifyInstance } from 'fastify';

/** Which methods the routes at an address take; empty when there is no route. */
export type MethodsAt = (address: string) => string[];

/**
 * Watches the routes as they are made, so that a wrong method can be told from an unknown address.
 * The routes are few and the question is asked only on the way to a refusal, so they are compared one by one.
 */
export function watchAddresses(app: FastifyInstance): MethodsAt {
  const routes: { pattern: string[]; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // The web application's files are found by looking, not by routes.
    if (url !== '/*') routes.push({ pattern: url.split('/'), methods: [method].flat() });
  });
  return (address) => {
    const steps = address.split('/');
    const found = routes.filter(({ pattern }) => fits(pattern, steps)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  };
}

/** `:name` stands for one step of an address, `*` for all that follow. */
function fits(pattern: readonly string[], steps: readonly string[]): boolean {
  if (pattern.at(-1) === '*') return fits(pattern.slice(0, -1), steps.slice(0, pattern.length - 1));
  return pattern.length === steps.length && pattern.every((step, at) => step === steps[at] || step.startsWith(':'));
}
