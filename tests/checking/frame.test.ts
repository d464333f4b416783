import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/content/check/format/frame.ts';
import { Source } from '../../src/content/source.ts';
import { displayWidth } from '../../src/terminal/width.ts';

const plain = (text: string): string => text;
const style = { strong: plain, dim: plain, mark: plain, safe: plain, widthOf: displayWidth, width: 40 };

/** What the frame shows of line 2, and what the carets stand below. */
function shown(line: string, column: number, length: number, safe = plain) {
  const region = { file: 'a.md', start: 0, end: 0, line: 2, column, endLine: 2, endColumn: column + length };
  const frame = codeFrame(region, new Source('a.md', `before\n${line}\n`), { ...style, safe });
  const at = frame.findIndex((one) => one.startsWith('  > '));
  const [text = '', carets = ''] = [frame[at]?.slice(8), frame[at + 1]?.slice(8)];
  const from = carets.indexOf('^');
  return { text, marked: text.slice(from, carets.lastIndexOf('^') + 1), width: displayWidth(text) };
}

describe('a line in a frame', () => {
  it('of any length shows what is meant, with a mark on each side that goes on', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (before, after) => {
        const { text, marked, width } = shown(`${'a'.repeat(before)}BAD${'b'.repeat(after)}`, before + 1, 3);
        expect(marked).toBe('BAD');
        expect(width).toBeLessThanOrEqual(32);
        const [left, right] = text.split('BAD') as [string, string];
        expect(left).toMatch(/^…?a*$/);
        expect(right).toMatch(/^b*…?$/);
        if (!left.startsWith('…')) expect(left.length).toBe(before);
        if (!right.endsWith('…')) expect(right.length).toBe(after);
      }),
    );
  });

  it('of megabytes is looked at only around what is meant', () => {
    let asked = 0;
    const safe = (char: string): string => {
      asked += 1;
      return char;
    };
    const { text } = shown(`${'a'.repeat(1e6)}BAD${'b'.repeat(1e6)}`, 1e6 + 1, 3, safe);
    expect(text).toMatch(/^…a+BADb+…$/);
    expect(asked).toBeLessThan(1_000);
    // also where what is meant is as long as the line
    const { marked, width } = shown('a'.repeat(1e6), 1, 1e6);
    expect([marked.length, width]).toEqual([32, 32]);
  });

  it('is cut between characters, not within them', () => {
    const line = `${'😀'.repeat(500)}BAD${'👩‍👩‍👧'.repeat(500)}`;
    const { text } = shown(line, 1001, 3);
    expect(text).toMatch(/^…(?:😀)+BAD(?:👩‍👩‍👧)+…$/u);
  });
});
