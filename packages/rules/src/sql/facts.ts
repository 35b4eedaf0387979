import type { FactDefinition } from '../fact.ts';
import { identifier, textLiteral } from './names.ts';
import type { Query } from './query.ts';

/** The facts of the table as the rules read them: numbers as doubles, which is how JavaScript calculates; a missing fact is null. */
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
    const sql = `cast(${this.column(fact)} as ${this.typeOf(fact)})`;
    const name = this.query.add('firm_facts', 0, fact.name, sql);
    this.names.set(fact.name, name);
    return name;
  }

  private typeOf({ type }: FactDefinition): string {
    switch (type) {
      case 'integer':
      case 'number':
      case 'money':
        return this.query.words.double;
      case 'boolean':
      case 'judgement':
        return 'boolean';
      case 'text':
      case 'enum':
      case 'date':
        return 'text';
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
