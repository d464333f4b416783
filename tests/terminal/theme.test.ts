import { describe, expect, it } from 'vitest';
import { palette } from '../../src/terminal/styles.ts';
import { makeTheme } from '../../src/terminal/theme.ts';

const channel = (level: number): number => {
  const c = level === 0 ? 0 : (55 + 40 * level) / 255;
  return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

/** relative luminance of a colour of the 6×6×6 cube, WCAG 2 */
const luminance = (code: number): number => {
  const [r, g, b] = [Math.floor((code - 16) / 36), Math.floor((code - 16) / 6) % 6, (code - 16) % 6];
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
};

describe('the palette', () => {
  it.each(Object.entries(palette))('%s is readable on black and on white', (_name, code) => {
    const light = luminance(code);
    expect(1.05 / (light + 0.05)).toBeGreaterThanOrEqual(3.5);
    expect((light + 0.05) / 0.05).toBeGreaterThanOrEqual(3.5);
  });
});

describe('a theme', () => {
  it('without colour changes no text', () => {
    const theme = makeTheme({ colour: 0, unicode: true });
    for (const style of [theme.title, theme.good, theme.bad, theme.dim, theme.code])
      expect(style('x')).toBe('x');
  });

  it('writes only the 16 colours of the terminal where it has no more', () => {
    expect(makeTheme({ colour: 1, unicode: true }).good('x')).toBe('\x1b[32mx\x1b[39m');
    expect(makeTheme({ colour: 2, unicode: true }).good('x')).toBe('\x1b[38;5;28mx\x1b[39m');
  });

  it('has only ASCII symbols where only ASCII is shown', () => {
    const { symbols, text } = makeTheme({ colour: 0, unicode: false });
    expect(Object.values(symbols).join('')).toMatch(/^[\x20-\x7e]+$/);
    expect(text('don’t …')).toBe("don't ...");
  });

  it('tells good from bad by symbol, too', () => {
    for (const unicode of [true, false]) {
      const { symbols } = makeTheme({ colour: 3, unicode });
      expect(new Set([symbols.good, symbols.bad, symbols.bullet]).size).toBe(3);
      expect(new Set([symbols.on, symbols.off]).size).toBe(2);
    }
  });
});
