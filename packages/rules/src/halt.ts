import type { Figures } from '@leitu/kernel';
import type { PackFaultCode } from './packFault.ts';

/** Leaves the reading of an expression at its first fault, which `parseSentence` and `parseNumber` note; it never leaves them. */
export class Halt extends Error {
  readonly at: number;
  readonly code: PackFaultCode;
  readonly figures: Figures;
  constructor(at: number, code: PackFaultCode, figures: Figures) {
    super(code);
    this.at = at;
    this.code = code;
    this.figures = figures;
  }
}

/** A fault for which two sentences say enough. */
export function expression(at: number, zh: string, en: string): Halt {
  return new Halt(at, 'expression', { problem: zh, problem_en: en });
}
