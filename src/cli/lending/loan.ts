import { ok, type Result, refused } from '@leitu/kernel';
import { type Evaluation, evaluate, type LoanTerms, readMoment, readObserved, readTerms } from '@leitu/loans';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines, writePieces } from '../run.ts';
import { eventsCsv, eventsJson, eventsTable } from './eventsText.ts';
import { lendingMessages } from './messages.ts';
import { type JsonFile, lineOfName, nameTwice, openJson } from './openJson.ts';

export interface LoanOptions {
  readonly format?: string;
}

/** Names of the file that are not terms: up to when events are asked for, and what was observed. */
const besideTerms = ['to', 'dataObserved', 'eventsObserved', 'identifier', 'results'];

/** `leitu loan`: the events of a contract's terms, to the fen where the terms do not say otherwise. */
export async function tellLoan(run: Run, path: string, { format = 'table' }: LoanOptions): Promise<ExitCode> {
  const say = textIn(lendingMessages, run.language);
  if (format !== 'table' && format !== 'json' && format !== 'csv')
    return complain(run, say('badFormat', { value: format }));
  const file = await openJson(run, path);
  if (!file.ok) return file.reason;
  const terms = termsOf(run, path, file.value);
  if (!terms.ok) return terms.reason;
  const evaluated = evaluationOf(run, path, file.value, terms.value);
  if (!evaluated.ok) return evaluated.reason;
  const { events, unannouncedYears: years } = evaluated.value;
  if (years.length > 0) run.err.write(`${say('unannounced', { years: years.join(', ') })}\n`);
  if (format === 'csv') await writePieces(run.out, eventsCsv(events));
  else if (format === 'json') await writeLines(run.out, [eventsJson(events)]);
  else await writeLines(run.out, eventsTable(events, terms.value.rounding, run.language));
  return 0;
}

/** The terms of the file, at its top or under `terms` as in the ACTUS test format. */
function termsOf(run: Run, path: string, file: JsonFile): Result<LoanTerms, ExitCode> {
  const say = textIn(lendingMessages, run.language);
  const whole = fieldsOf(file.value);
  const inner = whole?.terms;
  const raw = inner ?? (whole === undefined ? file.value : withoutObserved(whole));
  const twice = inner === undefined || inner === null ? nameTwice(file, Object.keys(fieldsOf(raw) ?? {})) : undefined;
  if (twice !== undefined) return refused(complain(run, say('twice', { path, ...twice })));
  const read = readTerms(raw, 'fen');
  if (!read.ok) {
    const sentences = read.reason.map(({ message, figures }) => {
      const sentence = inLanguage(message, run.language);
      const line = lineOfName(file, String(figures.term ?? ''));
      return line === undefined
        ? say('inFile', { path, message: sentence })
        : say('atLine', { path, line, message: sentence });
    });
    return refused(complain(run, sentences.join('\n')));
  }
  const { unread, terms } = read.value;
  if (unread.length > 0) run.err.write(`${say('unread', { path, names: unread.join(', ') })}\n`);
  return ok(terms);
}

function evaluationOf(run: Run, path: string, { value }: JsonFile, terms: LoanTerms): Result<Evaluation, ExitCode> {
  const say = textIn(lendingMessages, run.language);
  const whole = fieldsOf(value) ?? {};
  const { to: until } = whole;
  const to = typeof until === 'string' && until !== '' ? readMoment(until) : undefined;
  if (until !== undefined && until !== '' && to === undefined) {
    return refused(complain(run, say('badTo', { path, value: JSON.stringify(until) })));
  }
  const observed = readObserved(whole, path);
  if (!observed.ok) return refused(complain(run, inLanguage(observed.reason.message, run.language)));
  const evaluated = evaluate(terms, { observed: observed.value, to });
  if (evaluated.ok) return evaluated;
  return refused(complain(run, say('inFile', { path, message: inLanguage(evaluated.reason.message, run.language) })));
}

function withoutObserved(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !besideTerms.includes(name)));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, unknown>>; // An object that is no list has fields by name.
}
