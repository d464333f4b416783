import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStageFile } from '../../src/content/parse/stage.ts';
import { Source } from '../../src/content/source.ts';
import { withImported } from '../../src/exchange/stage-file.ts';

describe('a stage file with topics added', () => {
  it.each([
    ['title: A\n', 'title: A\ntopics: [x, y]\n'],
    ['title: A\ntopics: [b]\n', 'title: A\ntopics: [b, x, y]\n'],
    ['title: A\ntopics: [ b ]\n', 'title: A\ntopics: [ b, x, y ]\n'],
    [
      '# c\ntitle: "A" # d\ntopics:\n  - b # e\nsummary: s\n',
      '# c\ntitle: "A" # d\ntopics:\n  - b # e\n  - x\n  - y\nsummary: s\n',
    ],
    ['title: A\ntopics:\n', 'title: A\ntopics: [x, y]\n'],
    ['title: A\r\ntopics: [b]\r\n', 'title: A\r\ntopics: [b, x, y]\r\n'],
  ])('%j becomes %j', (before, after) => expect(withImported('stage.yaml', before, ['x', 'y'])).toBe(after));

  it('keeps its introduction', () => {
    const before = '---\ntitle: A\ntopics: [b]\n---\n\nText.\n\n---\n\nMore.\n';
    expect(withImported('stage.md', before, ['x'])).toBe(before.replace('[b]', '[b, x]'));
  });

  it.each([
    'title: A\ntopics: [b\n',
    'title: A\ntopics: b\n',
    'topics: [b]\n',
    'title: A\ncolour: red\n',
    '- a\n',
    '',
  ])('is none where it has faults: %j', (text) => expect(withImported('stage.yaml', text, ['x'])).toBeNull());

  it('says the same of everything else, or is none', () => {
    const line = fc.constantFrom(
      'title: A',
      'summary: "s: t"',
      'aliases: [q]',
      '# c',
      '',
      'topics: [b]',
      'topics:',
      '  - d',
      '  - e # f',
      'summary: |',
      '  g',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const after = withImported('stage.yaml', text, ['x']);
        if (after === null) return;
        const read = (written: string) => readStageFile(new Source('stage.yaml', written), () => {});
        const [one, other] = [read(text), read(after)];
        expect([other.title, other.summary]).toEqual([one.title, one.summary]);
        expect(other.topics?.map(({ value }) => value)).toEqual([
          ...(one.topics ?? []).map(({ value }) => value),
          'x',
        ]);
        for (const comment of text.match(/# \w/g) ?? []) expect(after).toContain(comment);
      }),
      { numRuns: 500 },
    );
  });
});
