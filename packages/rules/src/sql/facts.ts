import type { FactDefinition } from '../fact.ts';
import { identifier, textLiteral } from './names.ts';
import type { Query } from './query.ts';

/** The facts of the table as the rules read them; a missing fact is null. */
export class FactColumns {
  private readonly query: Query;
  private readonly column: (fact: FactDefinition) => string;
  private readonly names = new Map<string, string>();

  constructor(query: Query, column: (fact: FactDefinition) => string) {
    this.query = query;
    this.column = column;
  }

  /** The column that holds a fact. */
  of(fact: FactDefinition): string {
    const known = this.names.get(fact.name);
    if (known !== undefined) return known;
    const type = this.typeOf(fact);
    const sql = this.column(fact);
    const name = this.query.add('firm_facts', 0, fact.name, type === null ? sql : `cast(${sql} as ${type})`);
    this.names.set(fact.name, name);
    return name;
  }

  /** DuckDB compares whole numbers as they stand in the table; they become doubles where they are calculated with. */
  isDouble({ type }: FactDefinition): boolean {
    return type === 'number' || ((type === 'integer' || type === 'money') && this.query.dialect === 'postgresql');
  }

  private typeOf(fact: FactDefinition): string | null {
    if (this.isDouble(fact)) return this.query.words.double;
    switch (fact.type) {
      case 'boolean':
      case 'judgement':
        return 'boolean';
      case 'text':
      case 'enum':
      case 'date':
        return 'text';
      default:
        return null;
    }
  }
}

/** Where a table has a column for each fact, under the fact's name. */
export function ownColumn({ name }: FactDefinition): string {
  return `firm.${identifier(name)}`;
}

/** Whether a fact is a value of an enum or a text. */
export function isValue(column: string, value: string): string {
  return `${column} = ${textLiteral(value)}`;
}

/** Whether a fact is another value. */
export function isOtherValue(column: string, value: string): string {
  return `${column} <> ${textLiteral(value)}`;
}
