import { describe, expect, it } from 'vitest';
import { page } from '../../src/terminal/pager.ts';

const text = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`).join('\n');

async function paged(
  source: string,
  heights: readonly number[],
  replies: readonly ('more' | 'all' | 'quit')[],
  tty = true,
) {
  const pages: string[] = [];
  const percents: number[] = [];
  let at = 0;
  const whole = await page(source, {
    write: (written) => pages.push(written),
    screen: () => ({ tty, width: 40, height: heights[Math.min(at, heights.length - 1)] ?? 10 }),
    ask: async (percent) => {
      percents.push(percent);
      return replies[at++] ?? 'more';
    },
  });
  return { pages, percents, whole };
}

describe('the pager', () => {
  it('shows what fits at once', async () =>
    expect(await paged('a\nb\n', [24], [])).toEqual({ pages: ['a\nb\n'], percents: [], whole: true }));

  it('pauses when the screen is full and says how far one is', async () => {
    const { pages, percents, whole } = await paged(text, [9], []);
    expect(pages.map((one) => one.split('\n').length - 1)).toEqual([8, 8, 4]);
    expect(pages.join('')).toBe(`${text}\n`);
    expect(percents).toEqual([40, 80]);
    expect(whole).toBe(true);
  });

  it('respects a window that was resized between two pages', async () => {
    const { pages } = await paged(text, [6, 20], []);
    expect(pages.map((one) => one.split('\n').length - 1)).toEqual([5, 15]);
  });

  it('counts the rows a line takes in a window that became narrow', async () => {
    const { pages } = await paged(`${'x'.repeat(100)}\nb\nc\nd`, [5], []);
    expect(pages[0]).toBe(`${'x'.repeat(100)}\nb\n`);
  });

  it('can be skipped, and then was not shown to its end', async () => {
    const { pages, whole } = await paged(text, [9], ['quit']);
    expect(pages).toHaveLength(1);
    expect(whole).toBe(false);
  });

  it('can show all that is left', async () => {
    const { pages, whole } = await paged(text, [9], ['all']);
    expect(pages.join('')).toBe(`${text}\n`);
    expect(pages).toHaveLength(2);
    expect(whole).toBe(true);
  });

  it('asks nothing where there is no terminal', async () =>
    expect(await paged(text, [5], [], false)).toMatchObject({ pages: [`${text}\n`], percents: [] }));

  it('rather pauses between paragraphs', async () => {
    const { pages } = await paged('a\nb\nc\nd\n\nf\ng\nh', [8], []);
    expect(pages[0]).toBe('a\nb\nc\nd\n\n');
  });

  it('comes to an end on a screen of one row', async () => {
    const { pages, whole } = await paged('a\nb\nc', [1], []);
    expect(pages).toEqual(['a\n', 'b\n', 'c\n']);
    expect(whole).toBe(true);
  });
});
