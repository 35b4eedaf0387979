import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { findUnkeepableText } from './findUnkeepableText.ts';

/** Input that its schema refused. Fastify passes a fault of validation on as an error; the error handler answers with its issues. */
export class InvalidInput extends Error {
  readonly issues: readonly z.core.$ZodIssue[];
  /** Set by Fastify: which part of the request it is. */
  readonly validationContext?: string;

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('invalid input');
    this.issues = issues;
  }
}

/**
 * Validates each part of a request by its zod schema; issues keep the input, so that the answer can say what was received. What then
 * goes on to a module holds only text that can be kept.
 */
export const validateInput: FastifySchemaCompiler<z.core.$ZodType> = ({ schema }) => {
  return (value) => {
    const parsed = z.safeParse(schema, value, { reportInput: true });
    if (!parsed.success) return { error: new InvalidInput(parsed.error.issues) };
    const unkeepable = findUnkeepableText(parsed.data);
    return unkeepable.length === 0 ? { value: parsed.data } : { error: new InvalidInput(unkeepable) };
  };
};
