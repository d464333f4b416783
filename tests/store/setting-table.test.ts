import { describe, expect, test } from 'vitest';
import { SETTINGS, type Settings } from '../../src/store/setting-table.ts';

const parse = (key: keyof Settings, value: unknown): unknown => SETTINGS[key].parse(value);

describe('a setting', () => {
  test.each<[keyof Settings, unknown, unknown]>([
    ['session', 1, 1],
    ['session', '100', 100],
    ['session', ' 7 ', 7],
    ['session', 0, undefined],
    ['session', 101, undefined],
    ['session', 1.5, undefined],
    ['session', '', undefined],
    ['session', '  ', undefined],
    ['session', true, undefined],
    ['session', null, undefined],
    ['session', [5], undefined],
    ['session', 'ten', undefined],
    ['reviews', 1, 1],
    ['reviews', 1_000, 1_000],
    ['reviews', 1_001, undefined],
    ['reviews', 0, undefined],
    ['reviews', 2.5, undefined],
    ['retention', 0.7, 0.7],
    ['retention', '0.97', 0.97],
    ['retention', 0.85, 0.85],
    ['retention', 0.69, undefined],
    ['retention', 0.98, undefined],
    ['retention', Number.NaN, undefined],
    ['roadmap', null, null],
    ['roadmap', 'default', null],
    ['roadmap', '/courses/tea', '/courses/tea'],
    ['roadmap', ' ', undefined],
    ['roadmap', '', undefined],
    ['roadmap', 'a\0b', undefined],
    ['roadmap', 5, undefined],
  ])('%s may be %j: %j', (key, value, wanted) => expect(parse(key, value)).toBe(wanted));

  test.each(['confidence', 'plain'] as const)('%s is on or off, in any of these words', (key) => {
    for (const word of [true, 'true', 'yes', 'on', 'ON', 'Yes']) expect(parse(key, word)).toBe(true);
    for (const word of [false, 'false', 'no', 'off', 'OFF']) expect(parse(key, word)).toBe(false);
    for (const word of [1, 0, 'maybe', '', null, undefined, {}]) expect(parse(key, word)).toBeUndefined();
  });

  test('is allowed what it is by default, and says what it means', () => {
    const defaults = Object.entries(SETTINGS).map(([key, setting]) => [key, setting.default]);
    expect(Object.fromEntries(defaults)).toEqual({
      ...{ session: 10, roadmap: null, reviews: 40, retention: 0.85, confidence: false, plain: false },
    });
    for (const { default: value, parse: read, allowed, meaning } of Object.values(SETTINGS)) {
      expect(read(value)).toBe(value);
      expect([allowed.length > 8, meaning.length > 15]).toEqual([true, true]);
    }
  });
});
