import { expect, it } from 'vitest';
import { moment, span, standing } from './time';

it('shows the county’s hours', () => {
  expect(moment('2026-11-22T02:20:05Z')).toBe('2026-11-22 10:20');
  expect(moment('2026-11-22T16:20:05Z', true)).toBe('2026-11-23 00:20:05');
  expect(moment(undefined)).toBe('—');
});

it('tells a span by its two largest units', () => {
  expect(span(8_040_000, 'zh')).toBe('2小时14分');
  expect(span(8_040_000, 'en')).toBe('2 h 14 min');
  expect(span(-90_000, 'en')).toBe('1 min 30 s');
  expect(span(86_400_000 + 30_000, 'en')).toBe('1 d');
  expect(span(0, 'zh')).toBe('0秒');
});

it('a due date is over, soon or open', () => {
  const now = Date.parse('2026-11-22T00:00:00Z');
  expect(standing('2026-11-21T23:59:59Z', now)).toBe('over');
  expect(standing('2026-11-22T23:00:00Z', now)).toBe('soon');
  expect(standing('2026-11-24T00:00:00Z', now)).toBe('open');
  expect(standing(undefined, now)).toBe('none');
});
