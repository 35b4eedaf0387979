import { expect, it } from 'vitest';
import { agoText } from './moment.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

it.each([
  ['2026-11-24T11:59:30Z', '现在', 'now'],
  ['2026-11-24T11:58:00Z', '2分钟前', '2 minutes ago'],
  ['2026-11-24T09:10:00Z', '2小时前', '2 hours ago'],
  ['2026-11-23T10:00:00Z', '昨天', 'yesterday'],
  ['2026-11-27T13:00:00Z', '3天后', 'in 3 days'],
])('%s is told from now', (moment, zh, en) => {
  expect([agoText(moment, 'zh', now), agoText(moment, 'en', now)]).toEqual([zh, en]);
});
