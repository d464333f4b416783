import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnChart } from '../../src/terminal/column-chart.ts';
import { heatMap, shadeBounds } from '../../src/terminal/heat-map.ts';
import { makeTheme } from '../../src/terminal/theme.ts';
import { displayWidth } from '../../src/terminal/width.ts';

const theme = makeTheme({ colour: 0, unicode: true });
const plain = makeTheme({ colour: 0, unicode: false });
const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });

describe('a heat map', () => {
  const columns = [
    { label: 'Jan', values: [0, 1] },
    { label: '', values: [2, 3] },
    { label: 'Feb', values: [9, null] },
    { label: '', values: [0, 0] },
    { label: '', values: [0, 0] },
  ];
  const options = { width: 40, theme, rows: ['Mon', 'Tue'], fewer: 2 };

  it('draws five shades, their names and what they mean', () =>
    expect(heatMap(columns, options)).toBe(
      ['    Jan', 'Mon ·▒█··', 'Tue ░▓ ··', '· 0  ░ 1  ▒ 2  ▓ 3–8  █ 9+'].join('\n'),
    ));

  it('has other characters in ASCII, so that nothing depends on colour', () =>
    expect(heatMap(columns, { ...options, theme: plain })).toBe(
      ['    Jan', 'Mon .+#..', 'Tue -* ..', '. 0  - 1  + 2  * 3-8  # 9+'].join('\n'),
    ));

  it('draws the last columns where not all fit', () =>
    expect(
      heatMap(columns, { ...options, width: 8 })
        .split('\n')
        .slice(1, 3),
    ).toEqual(['Mon ··', 'Tue ··']));

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 12, max: 90 }), (values, width) => {
        const drawn = heatMap(
          values.map((value, i) => ({ label: i % 4 === 0 ? 'Jan' : '', values: [value] })),
          { ...options, rows: ['Mon'], width, fewer: 26 },
        );
        for (const line of drawn.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('gives each shade a bound of its own, the first one at 1', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const bounds = shadeBounds(values);
        expect(bounds[0]).toBe(1);
        expect(bounds).toHaveLength(4);
        expect([...new Set(bounds)].sort((a, b) => a - b)).toEqual(bounds);
      }),
    );
  });
});

describe('a chart of columns', () => {
  const options = { width: 40, height: 2, theme, labels: { 0: 'today', 2: '+2' } };

  it('draws the greatest as high as it is, and lets the least be seen', () =>
    expect(columnChart([16, 0, 8, 1, 0], options)).toBe(
      ['16 │██', '   │██    ██ ▁▁', ' 0 │───────────────', '    today +2'].join('\n'),
    ));

  it('is drawn in ASCII where nothing else is shown', () =>
    expect(columnChart([16, 0, 8, 1, 0], { ...options, theme: plain })).toBe(
      ['16 |##', '   |##    ## ..', ' 0 |---------------', '    today +2'].join('\n'),
    ));

  it('leaves out a label that would run into another, and its gaps where there is no room', () =>
    expect(columnChart([1, 1, 1], { ...options, width: 6, height: 1 })).toBe(
      ['1 │███', '0 │───', '   today'].join('\n'),
    ));

  it('has as many lines as asked for, and shows every number that is more than nothing', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (values, height) => {
        const lines = columnChart(values, { ...options, labels: {}, width: 200, height }).split('\n');
        expect(lines).toHaveLength(height + 2);
        const lowest = lines[height - 1] as string;
        const start = lowest.indexOf('│') + 1;
        const drawn = lowest.slice(start).padEnd(values.length * 3);
        const pitch = values.length === 0 ? 1 : (lines[height] as string).slice(start).length / values.length;
        for (const [i, value] of values.entries()) expect(drawn[i * pitch] !== ' ').toBe(value > 0);
      }),
    );
  });
});
