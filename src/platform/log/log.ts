/** Where the platform reports what happens. Fastify's own log (pino) is one: fields first, then a sentence. */
export interface Log {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}

/** The log of somebody who does not want one. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
