import { FACT_TYPES, type FactDefinition, type FactOption } from './fact.ts';
import {
  fault,
  missing,
  optional,
  optionalItems,
  type Reading,
  readBilingual,
  readMap,
  readNumber,
  readWord,
  required,
  requiredText,
} from './reading.ts';
import type { SourceMap, SourceNode } from './source.ts';
import { UNITS, type Unit } from './unit.ts';

const KEYS = ['name', 'zh', 'en', 'type', 'unit', 'definition', 'source', 'least', 'most', 'options'];

/** Facts by name, each with the place where it stands. */
export type LoadedFacts = Map<string, { readonly fact: FactDefinition; readonly place: string }>;

/** Reads the `facts:` of one file into the dictionary that is being made. */
export function loadFacts(reading: Reading, root: SourceMap, dictionary: LoadedFacts): void {
  for (const item of optionalItems(reading, root, 'facts')) {
    const map = readMap(reading, item, KEYS);
    if (map === undefined) continue;
    const fact = loadFact(reading, map);
    if (fact === undefined) continue;
    const twin = [...dictionary.values()].find(
      ({ fact: { name, label } }) => name === fact.name || label.zh === fact.label.zh,
    );
    if (twin !== undefined) {
      fault(reading, map, 'duplicate', { name: `${fact.name} ${fact.label.zh}`, first: twin.place });
    }
    dictionary.set(fact.name, { fact, place: `${reading.file}:${map.line}` });
  }
}

function loadFact(reading: Reading, map: SourceMap): FactDefinition | undefined {
  const name = requiredText(reading, map, 'name');
  const typeNode = required(reading, map, 'type');
  const type = typeNode === undefined ? undefined : readWord(reading, typeNode, FACT_TYPES);
  const source = nested(reading, map, 'source', true);
  const unit = loadUnit(reading, map);
  if (name === undefined || type === undefined || source === undefined) return undefined;
  const factor = unit === 'CNY' ? 100 : 1;
  const bound = (key: string): number | null => {
    const node = optional(map, key);
    const value = node === undefined ? undefined : readNumber(reading, node);
    return value === undefined ? null : value * factor;
  };
  const options = loadOptions(reading, map);
  if (type === 'enum' && options.length === 0) missing(reading, map, 'options');
  const isNumber = type === 'money' || type === 'integer' || type === 'number';
  if (isNumber && unit === null) missing(reading, map, 'unit');
  const [least, most] = [bound('least'), bound('most')];
  if (least !== null && most !== null && least > most) fault(reading, optional(map, 'least') ?? map, 'bounds');
  return {
    name,
    label: readBilingual(reading, map),
    type,
    unit,
    definition: nested(reading, map, 'definition', false) ?? null,
    source,
    least,
    most,
    options,
  };
}

function loadUnit(reading: Reading, map: SourceMap): Unit | null {
  const node = optional(map, 'unit');
  return node === undefined ? null : (readWord(reading, node, UNITS) ?? null);
}

function nested(reading: Reading, map: SourceMap, key: string, isRequired: boolean) {
  const node: SourceNode | undefined = isRequired ? required(reading, map, key) : optional(map, key);
  const inner = node === undefined ? undefined : readMap(reading, node, ['zh', 'en']);
  return inner === undefined ? undefined : readBilingual(reading, inner);
}

function loadOptions(reading: Reading, map: SourceMap): readonly FactOption[] {
  return optionalItems(reading, map, 'options').flatMap((item) => {
    const option = readMap(reading, item, ['value', 'zh', 'en']);
    const value = option === undefined ? undefined : requiredText(reading, option, 'value');
    return option === undefined || value === undefined ? [] : [{ value, ...readBilingual(reading, option) }];
  });
}
