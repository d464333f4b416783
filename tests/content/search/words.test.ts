import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf, wordsOf } from '../../../src/content/search/words.ts';

describe('the words of a text', () => {
  it.each([
    ['A query filters on `last_name`.', ['a', 'query', 'filters', 'on', 'last', 'name']],
    ['C++, C# and F#; 1+1 #5', ['c++', 'c#', 'and', 'f#', '1', '1', '5']],
    ['Node.js over HTTP/2, the B-tree', ['node', 'js', 'over', 'http', '2', 'the', 'b', 'tree']],
    ['“Zürich” – naïve café', ['zurich', 'naive', 'cafe']],
    ['Straße, ŁÓDŹ, ﬁle', ['straße', 'łodz', 'file']],
    ['HTTP协议 と', ['http', '协', '议', 'と']],
    ['Привет, мир', ['привет', 'мир']],
    ['→ … × — ½', ['1⁄2']],
    ['', []],
  ])('of %s', (text, terms) => expect(termsOf(text)).toEqual(terms));

  it('do not depend on case, nor on signs around them', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,20}$/)), (list) => {
        const text = list.join(', ');
        expect(termsOf(`“${text.toUpperCase()}” →`)).toEqual(list);
      }),
    );
  });

  it('stand where they are said to stand, in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let at = 0;
        for (const { term, start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(termsOf(text.slice(start, end))).toEqual([term]);
          at = end;
        }
      }),
    );
  });

  it('are cut where they are endless', () => {
    expect(termsOf('x'.repeat(5000))).toEqual(['x'.repeat(64)]);
  });
});
