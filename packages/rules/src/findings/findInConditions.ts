import { askedParts } from '../compile.ts';
import type { Facts } from '../fact.ts';
import type { CaseType, Condition } from '../pack.ts';
import type { FindingCode } from './finding.ts';
import type { Solver } from './solver.ts';

/** What is odd about one condition, before it is put into words. */
export interface ConditionFinding {
  readonly code: FindingCode;
  readonly subject: Condition;
  /** The other condition that it is about; null where it is all others together, or none. */
  readonly other: Condition | null;
  readonly witness: Facts | null;
}

/** What is odd among the conditions of a pack in a case. */
export function findInConditions(root: Condition, caseType: CaseType, solver: Solver): readonly ConditionFinding[] {
  return new ConditionSearch(caseType, solver).run(root);
}

class ConditionSearch {
  private readonly found: ConditionFinding[] = [];
  /** Conditions that no firm meets, or that every firm meets: nothing more is said of them. */
  private readonly settled = new Set<Condition>();
  private readonly caseType: CaseType;
  private readonly solver: Solver;

  constructor(caseType: CaseType, solver: Solver) {
    this.caseType = caseType;
    this.solver = solver;
  }

  run(root: Condition): readonly ConditionFinding[] {
    this.settle(root);
    this.walk(root, []);
    return this.found;
  }

  private parts(condition: Condition): readonly Condition[] {
    return condition.kind === 'all' || condition.kind === 'any' ? askedParts(condition.parts, this.caseType) : [];
  }

  private note(code: FindingCode, subject: Condition, other: Condition | null, witness: Facts | null): void {
    this.found.push({ code, subject, other, witness });
  }

  /** Finds what no firm meets and what every firm meets, the smallest such conditions only. Gives whether it is settled. */
  private settle(condition: Condition): boolean {
    const isSettledBelow = this.parts(condition)
      .map((part) => this.settle(part))
      .includes(true);
    if (condition.waiver !== null) this.settle(condition.waiver);
    const isNever = this.isNone([{ condition, want: 'met', isOwn: true }]);
    const isAlways = !isNever && this.isNone([{ condition, want: 'notMet', isOwn: true }]);
    if (!isNever && !isAlways) return false;
    this.settled.add(condition);
    if (isSettledBelow || (isNever && this.noteClash(condition))) return true;
    if (isNever) this.note('never_met', condition, null, null);
    else this.note('always_met', condition, null, this.firm([{ condition, want: 'met', isOwn: true }]));
    return true;
  }

  /** Two parts of an “all of” that no firm meets both of. */
  private noteClash(condition: Condition): boolean {
    if (condition.kind !== 'all') return false;
    const parts = this.parts(condition);
    for (const [index, subject] of parts.entries()) {
      for (const other of parts.slice(0, index)) {
        if (!this.solver.isRelated(subject, other)) continue;
        if (!this.isNone([met(subject), met(other)])) continue;
        this.note('contradicts', subject, other, this.firm([met(subject)]));
        return true;
      }
    }
    return false;
  }

  /** Goes through a condition, `around` being what must be met beside it. */
  private walk(condition: Condition, around: readonly Condition[]): void {
    if (this.settled.has(condition)) return;
    this.checkWaiver(condition);
    const parts = this.parts(condition);
    if (condition.kind === 'any') this.checkRoutes(parts, around);
    for (const part of parts) {
      const beside =
        condition.kind === 'all' ? parts.filter((other) => other !== part).flatMap((one) => this.opened(one)) : [];
      this.walk(part, [...beside, ...around]);
    }
    // Of two that say the same the later one is told of: parts are gone through from the end.
    if (condition.kind !== 'all') return;
    for (const part of parts.toReversed()) {
      if (this.opened(part).length !== 1 || this.settled.has(part)) continue;
      const beside = parts.filter((other) => other !== part).flatMap((one) => this.opened(one));
      this.checkImplied(part, [...beside, ...around]);
    }
  }

  /** What must be met so that a condition is: the parts of an “all of” one by one. */
  private opened(condition: Condition): readonly Condition[] {
    const isOpen = condition.kind === 'all' && condition.waiver === null;
    return isOpen ? this.parts(condition).flatMap((part) => this.opened(part)) : [condition];
  }

  private checkWaiver(condition: Condition): void {
    const { waiver } = condition;
    if (waiver === null || this.settled.has(waiver) || !this.solver.isRelated(condition, waiver)) return;
    if (!this.isNone([met(waiver), { condition, want: 'notMet', isOwn: true }])) return;
    const witness = this.firm([met(waiver)]);
    if (witness !== null) this.note('waiver_idle', waiver, condition, witness);
  }

  /** Routes that what stands around rules out, and routes that another one covers. */
  private checkRoutes(routes: readonly Condition[], around: readonly Condition[]): void {
    const open: Condition[] = [];
    for (const route of routes) {
      if (this.settled.has(route)) continue;
      const beside = around.filter((other) => this.solver.isRelated(route, other));
      if (beside.length > 0 && this.isNone([met(route), ...beside.map(met)])) {
        const other = beside.find((one) => this.isNone([met(route), met(one)])) ?? null;
        this.settled.add(route);
        this.note('contradicts', route, other, this.firm([met(route)]));
      } else open.push(route);
    }
    for (const [index, route] of open.entries()) this.checkCovered(route, index, open, around);
  }

  private checkCovered(
    route: Condition,
    place: number,
    routes: readonly Condition[],
    around: readonly Condition[],
  ): void {
    const wider = routes.find((other, index) => {
      if (other === route || !this.solver.isRelated(route, other)) return false;
      const covers = (one: Condition, by: Condition) =>
        this.isNone([met(one), ...around.filter((beside) => this.solver.isRelated(one, beside)).map(met), notMet(by)]);
      // Of two that cover each other the later one is told of.
      return covers(route, other) && (index < place || !covers(other, route));
    });
    if (wider === undefined) return;
    const witness = this.firm([met(route), met(wider)]);
    if (witness !== null) this.note('route_covered', route, wider, witness);
  }

  private checkImplied(condition: Condition, around: readonly Condition[]): void {
    const beside = around.filter((other) => !this.settled.has(other) && this.solver.isRelated(condition, other));
    const isTold = (other: Condition) =>
      this.found.some((one) => one.code === 'implied' && one.subject === other && one.other === condition);
    const single = beside.find((other) => !isTold(other) && this.isNone([met(other), notMet(condition)]));
    const isImplied = single !== undefined || this.isJointlyImplied(condition, beside);
    if (!isImplied) return;
    const witness = this.firm((single === undefined ? beside : [single]).map(met));
    if (witness !== null) this.note('implied', condition, single ?? null, witness);
  }

  /** Whether all others together say it; what itself says one of them is left out, so that two do not vouch for each other. */
  private isJointlyImplied(condition: Condition, beside: readonly Condition[]): boolean {
    const told = new Set(this.found.filter(({ code }) => code === 'implied').map(({ subject }) => subject));
    const others = beside.filter((other) => !told.has(other));
    return others.length > 1 && this.isNone([...others.map(met), notMet(condition)]);
  }

  private isNone(asks: Parameters<Solver['find']>[0]): boolean {
    return this.solver.find(asks).kind === 'none';
  }

  private firm(asks: Parameters<Solver['find']>[0]): Facts | null {
    const found = this.solver.find(asks);
    return found.kind === 'firm' ? found.facts : null;
  }
}

function met(condition: Condition) {
  return { condition, want: 'met' } as const;
}

function notMet(condition: Condition) {
  return { condition, want: 'notMet' } as const;
}
