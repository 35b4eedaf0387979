import type { FactDefinition } from '@leitu/rules';
import { type Language, textIn } from '../../../../platform/i18n/index.ts';
import { SOURCES } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Statement } from './standing.ts';

export type Source = Statement['source'];

/** The sources in whose name an office may state facts; a firm speaks for itself. */
export const SOURCES_OF_OFFICES = SOURCES.filter((source) => source !== 'enterprise');

/** A source as people call it. */
export function sourceName(source: Source, language: Language): string {
  return textIn(messages, language)(`source_${source}`);
}

/**
 * How good a source is for a fact, as the server ranks it (facts.test.ts holds them together): the department that vouches for it, another
 * department, the industry office, the firm itself.
 */
export function standingOf(source: Source, fact: FactDefinition): 'voucher' | 'department' | 'office' | 'firm' {
  if (sourceName(source, 'zh') === fact.source.zh) return 'voucher';
  if (source === 'enterprise') return 'firm';
  return source === 'industry' ? 'office' : 'department';
}
