import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/cells.ts';
import { columns, columnsOrBlocks } from '../../src/terminal/table.ts';

describe('columns', () => {
  it('stand straight, with wide characters and emoji too', () =>
    expect(
      columns(
        [
          ['id', 'What', '3'],
          ['名前', '🎉 party', '12'],
        ],
        { width: 40, align: ['left', 'left', 'right'] },
      ),
    ).toBe('id    What       3\n名前  🎉 party  12'));

  it('give way where they are widest', () =>
    expect(
      columns(
        [
          ['sql', 'Asking a database questions'],
          ['indexes', 'Finding rows'],
        ],
        { width: 24 },
      ),
    ).toBe('sql      Asking a datab…\nindexes  Finding rows'));

  it('may lack cells', () => expect(columns([['a'], ['b', 'c']], { width: 10 })).toBe('a\nb  c'));
  it('are one sign wide each where there is room for no more', () =>
    expect(columns([['abc', 'def', 'ghi']], { width: 3, gap: 1 })).toBe('… … …'));
  it('that do not fit beside each other become blocks, without empty lines below what stands alone', () =>
    expect(
      columnsOrBlocks(
        [
          ['a-long-name', 'level 1', 'A title that is long as well'],
          ['another-name', '', ''],
        ],
        { width: 24 },
      ),
    ).toBe('a-long-name\n  level 1  A title that\n  is long as well\nanother-name'));
  it('of nothing are nothing', () => expect(columns([], { width: 10 })).toBe(''));

  it('never exceed the width', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.string({ unit: 'grapheme' }).map((cell) => cell.replace(/\s/g, ' ')),
            { maxLength: 4 },
          ),
        ),
        fc.integer({ min: 10, max: 60 }),
        (rows, width) => {
          for (const line of columns(rows, { width }).split('\n'))
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('columns or blocks', () => {
  const rows = [
    ['url-shortener', 'level 2', 'URL shortener'],
    ['blog-api', '', 'Blog API with many a page'],
  ];

  it('are columns where all fit', () =>
    expect(columnsOrBlocks(rows, { width: 60 })).toBe(columns(rows, { width: 60 })));

  it('wrap the last column where it has room', () =>
    expect(columnsOrBlocks(rows, { width: 46 })).toBe(
      'url-shortener  level 2  URL shortener\nblog-api                Blog API with many a\n                        page',
    ));

  it('cut nothing where there is no room', () =>
    expect(columnsOrBlocks(rows, { width: 20 })).toBe(
      'url-shortener\n  level 2  URL\n  shortener\nblog-api\n  Blog API with many\n  a page',
    ));
});
