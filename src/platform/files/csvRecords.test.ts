import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecords, layoutOf } from './csvRecords.ts';

/** The records of a text that comes in pieces cut at the given places. */
function recordsOf(text: string, cuts: readonly number[] = []) {
  const records = new CsvRecords(layoutOf(text), 'firms.csv');
  const found: string[][] = [];
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  for (const [index, place] of places.entries()) {
    const taken = records.take(text.slice(places[index - 1] ?? 0, place));
    if (!taken.ok) return taken.reason;
    found.push(...taken.value);
  }
  const last = records.finish();
  if (!last.ok) return last.reason;
  return [...found, ...last.value];
}

const cells = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', '企', ',', '"', '\n', '\r\n', ' ') }), {
    minLength: 2,
    maxLength: 4,
  }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

const written = fc.tuple(cells, fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([rows, lineEnd, isEnded]) => {
  const lines = rows.map((row) =>
    row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
  );
  return lines.join(lineEnd) + (isEnded ? lineEnd : '');
});

describe('the records of a .csv file', () => {
  it('are those that csv-parse finds, wherever the pieces of the text are cut', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
        expect(recordsOf(text, cuts)).toEqual(
          parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.for([
    {
      title: 'a quote inside an unquoted cell stands for itself',
      text: '专精特新"小巨人",1\n',
      found: [['专精特新"小巨人"', '1']],
    },
    { title: 'a doubled quote inside a quoted cell is one quote', text: '"a""b",1', found: [['a"b', '1']] },
    {
      title: 'a quoted cell may hold line ends',
      text: '"a\nb",1\n2,3\n',
      found: [
        ['a\nb', '1'],
        ['2', '3'],
      ],
    },
    {
      title: 'a blank line is a record of one empty cell',
      text: 'a,b\n\n1,2\n',
      found: [['a', 'b'], [''], ['1', '2']],
    },
    {
      title: 'lone carriage returns end lines where there is no line feed',
      text: 'a,b\r1,2\r',
      found: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      title: 'semicolons divide a header that has no comma',
      text: 'a;b\n1,5;2\n',
      found: [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    },
    {
      title: 'tabs divide a header that has no comma',
      text: 'a\tb\n1\t2\n',
      found: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      title: 'a comma in quotes divides nothing',
      text: '"a,b";c\n1;2\n',
      found: [
        ['a,b', 'c'],
        ['1', '2'],
      ],
    },
  ])('$title', ({ text, found }) => {
    expect(recordsOf(text)).toEqual(found);
  });

  it('are refused with the line on which an unclosed quote was opened, counting lines inside quotes', () => {
    expect(recordsOf('a,b\n"x\ny",1\n2,"z\n')).toMatchObject({ code: 'quote_unclosed', figures: { line: 4 } });
  });

  it('are refused with both lines where text follows a closing quote', () => {
    expect(recordsOf('a,b\n1,"x\ny"z\n')).toMatchObject({
      code: 'quote_followed',
      figures: { line: 3, openLine: 2, text: 'z' },
    });
  });
});
