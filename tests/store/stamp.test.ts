import { describe, expect, test } from 'vitest';
import type { NewEvent } from '../../src/learning/event.ts';
import { NotSaved } from '../../src/store/not-saved.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer } from './sandbox.ts';

const stamp = { id: '01JJXA2V00000000000000000A', at: 1, tz: 60, roadmap: 'backend' };

describe('an event that is to be written', () => {
  test.each([
    ['a topic without a name', { kind: 'read', topic: '' }, /its "topic" is not what it may be/],
    ['a kind there is not', { kind: 'dreamt' }, /its "unknown" is not what it may be/],
  ])('is refused when it could not be read back: %s', (_, event, message) => {
    expect(() => entryOf(event as unknown as NewEvent, stamp)).toThrow(NotSaved);
    expect(() => entryOf(event as unknown as NewEvent, stamp)).toThrow(message);
  });

  test.each([
    ['no number', Number.NaN, 0],
    ['before all time', -5, 0],
    ['after all time', Number.POSITIVE_INFINITY, 8.64e15],
    ['with a fraction', 1.5, 1],
  ])('has its time brought into range: %s', (_, at, wanted) => {
    expect(entryOf(answer(1), { ...stamp, at }).event.at).toBe(wanted);
  });

  test.each([
    [
      { took: Number.NaN, of: -1, score: 7 },
      { took: 0, of: 0, score: 1 },
    ],
    [
      { took: -3, of: 2.5, score: -1 },
      { took: 0, of: 2, score: 0 },
    ],
  ])('has its numbers brought into range: %j', (more, wanted) => {
    expect(entryOf(answer(1, more), stamp).event).toMatchObject(wanted);
  });
});
