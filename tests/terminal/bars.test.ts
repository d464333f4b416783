import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bar } from '../../src/terminal/bars.ts';
import { makeTheme } from '../../src/terminal/theme.ts';

const theme = makeTheme({ colour: 0, unicode: true });

it.each([
  [0, '──────────'],
  [0.5, '━━━━━─────'],
  [1, '━━━━━━━━━━'],
  [0.001, '━─────────'],
  [0.999, '━━━━━━━━━─'],
  [-3, '──────────'],
  [7, '━━━━━━━━━━'],
  [Number.NaN, '──────────'],
])('a bar for %d', (fraction, drawn) => expect(bar(fraction, 10, theme)).toBe(drawn));

it('is drawn in ASCII where nothing else is shown', () =>
  expect(bar(0.3, 10, makeTheme({ colour: 0, unicode: false }))).toBe('###-------'));

it('always has the width asked for', () => {
  fc.assert(
    fc.property(fc.double(), fc.integer({ min: 0, max: 50 }), (fraction, width) => {
      expect(bar(fraction, width, theme)).toHaveLength(width);
    }),
  );
});
