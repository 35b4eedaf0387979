import { expect, it } from 'vitest';
import { detailRows, groupValues } from './detailRows.ts';

it('a whole that was changed becomes a line for each name that differs', () => {
  expect(
    detailRows({ before: { role: 'office-reader', name: '张三' }, after: { role: 'office-admin', name: '张三' } }),
  ).toEqual([{ path: ['role'], kind: 'change', before: 'office-reader', after: 'office-admin' }]);
});

it('a value that was changed under its name is a line, and what was not changed a value', () => {
  expect(detailRows({ is_disabled: { before: false, after: true }, person: '李四' })).toEqual([
    { path: ['is_disabled'], kind: 'change', before: false, after: true },
    { path: ['person'], kind: 'value', before: null, after: '李四' },
  ]);
});

it('something new has nothing before, something removed nothing after', () => {
  expect(detailRows({ after: { name: '甲' } })).toEqual([
    { path: ['name'], kind: 'change', before: null, after: '甲' },
  ]);
  expect(detailRows({ before: { name: '甲' }, after: null })).toEqual([
    { path: ['name'], kind: 'change', before: '甲', after: null },
  ]);
});

it('values within values keep their way', () => {
  expect(detailRows({ outcome: { new_firms: 3, list: ['a', 'b'] } })).toEqual([
    { path: ['outcome', 'new_firms'], kind: 'value', before: null, after: 3 },
    { path: ['outcome', 'list'], kind: 'value', before: null, after: ['a', 'b'] },
  ]);
});

it.each([null, {}, [], { evidence_id: null, withdrawn: [] }])('%j has nothing to read', (detail) => {
  expect(detailRows(detail)).toEqual([]);
});

it('values within one value stand together', () => {
  const groups = groupValues(detailRows({ on: '2026-11-24', tally: { srdi: { met: 3, unmet: 4 } } }));
  expect(groups.map(({ path, members }) => [path, members.map(({ after }) => after)])).toEqual([
    [['on'], ['2026-11-24']],
    [
      ['tally', 'srdi'],
      [3, 4],
    ],
  ]);
});
