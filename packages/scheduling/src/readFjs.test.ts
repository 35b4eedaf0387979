import { describe, expect, it } from 'vitest';
import { readFjs } from './readFjs.ts';

describe('a flexible job shop as text', () => {
  it('is read with its jobs, operations, machines and times, whatever blanks stand between', () => {
    const read = readFjs('2 3 1.5\r\n2  1 0 5   2 1 3 2 4\r\n\r\n1 1 2 7 \r\n');
    expect(read).toEqual({
      ok: true,
      value: {
        machines: [{ id: '0' }, { id: '1' }, { id: '2' }],
        jobs: [
          {
            id: '0',
            operations: [
              { id: '0', modes: [{ machine: '0', durationMinutes: 5 }] },
              {
                id: '1',
                modes: [
                  { machine: '1', durationMinutes: 3 },
                  { machine: '2', durationMinutes: 4 },
                ],
              },
            ],
          },
          { id: '1', operations: [{ id: '0', modes: [{ machine: '2', durationMinutes: 7 }] }] },
        ],
      },
    });
  });

  it('may count its machines from 1', () => {
    const read = readFjs('1 2\n1 1 2 5', 1);
    expect(read.ok && read.value.machines).toEqual([{ id: '1' }, { id: '2' }]);
    expect(readFjs('1 2\n1 1 0 5', 1)).toMatchObject({ reason: { code: 'fjs_unknown_machine' } });
  });

  it.each([
    ['', 'fjs_empty', {}],
    [' \n\n', 'fjs_empty', {}],
    ['1\n', 'fjs_line_ends', { line: 1 }],
    ['x 2\n', 'fjs_not_a_number', { line: 1, column: 1, text: 'x' }],
    ['1 -2\n', 'fjs_not_a_number', { line: 1, column: 2, text: '-2' }],
    ['1 2\n1 1 0 5.5', 'fjs_not_a_number', { line: 2, column: 4, text: '5.5' }],
    ['1 2\n1 1 0 1000001', 'fjs_too_large', { line: 2, column: 4 }],
    ['2 2\n1 1 0 5', 'fjs_jobs_missing', { expected: 2, found: 1 }],
    ['1 2\n1 1 0 5\n1 1 0 5', 'fjs_jobs_missing', { expected: 1, found: 2 }],
    ['1 2\n\n2 1 0 5', 'fjs_line_ends', { line: 3 }],
    ['1 2\n1 2 0 5 1', 'fjs_line_ends', { line: 2 }],
    ['1 2\n1 1 0 5 9', 'fjs_line_goes_on', { line: 2, column: 5 }],
    ['1 2\n1 0', 'fjs_no_machine', { line: 2, operation: 1 }],
    ['1 2\n1 1 3 5', 'fjs_unknown_machine', { line: 2, column: 3, machine: 3, last: 1 }],
    ['1 2\n1 1 2 5', 'fjs_machines_from_one', { line: 2, column: 3, machine: 2, first: 0, last: 1 }],
    ['{"machines": []}', 'fjs_is_json', {}],
    [`1 1\n1001 ${'1 0 1000000 '.repeat(1001)}`, 'fjs_too_long', { line: 2 }],
    ['1 1\n\u001b[2J', 'fjs_not_a_number', { text: '\\u001b[2J' }],
    ['1 2\n1 2 1 5 1 6', 'fjs_machine_twice', { line: 2, column: 5, machine: 1 }],
  ])('%j is refused: %s', (text, code, figures) => {
    const read = readFjs(text);
    expect(read).toMatchObject({ ok: false, reason: { code, figures } });
    const { zh, en } = read.ok ? { zh: '', en: '' } : read.reason.message;
    expect(en).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
    expect(zh).not.toMatch(/\{\w+\}/);
  });
});
