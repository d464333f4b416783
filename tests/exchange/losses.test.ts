import { describe, expect, it } from 'vitest';
import { readQuiz } from '../../src/exchange/import.ts';
import { makeTopics } from '../../src/exchange/topics.ts';
import { writeTopic } from '../../src/exchange/write-topic.ts';

/** A file as it is taken over, with what is said of it. */
function taken(name: string, text: string): string {
  const parsed = readQuiz(name, text, null) ?? { groups: [], remarks: [] };
  const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };
  const { topics, reported } = makeTopics([{ name, parsed }], nothing);
  return [...reported.map(({ line, reason }) => `${line}: ${reason}`), ...topics.map(writeTopic)].join('\n');
}
const quiz = (above: string, stem = 'Which?', below = ''): string =>
  `${above}\n\n### ${stem}\n\n- [x] A\n- [ ] B\n\n${below}\n`;

describe('nothing is lost in silence:', () => {
  it.each([
    [
      'feedback beside general feedback',
      'a.gift',
      'Two and two? {=four#Because Peano says so. ####General words.}',
      ['General words.', 'Because Peano says so.'],
    ],
    [
      'feedback on an answer worth nothing',
      'a.gift',
      'Two and two? {=four =%0%five#You counted one too many.}',
      ['1: an answer worth 0 % is not accepted, and its feedback was left out: "five"'],
    ],
    [
      'an Anki line that begins with #',
      'a.txt',
      '#separator:tab\nWhat?\tx\n#pragma once means what?\ty\n',
      ['3: a line that begins with "#", a comment to Anki: "#pragma once means what? y"'],
    ],
    [
      'a link by a definition',
      'a.md',
      quiz(
        '# T',
        'What says [the standard][std] of `[std]`?',
        'See [std].\n\n[std]: https://example.org/std "Std"',
      ),
      [
        '[the standard](https://example.org/std "Std") of `[std]`',
        'See [std](https://example.org/std "Std").',
      ],
    ],
    [
      'a definition that serves nothing',
      'a.md',
      quiz('# T', 'What?', 'x\n\n[std]: https://example.org'),
      ['the address of "std", which no text links to'],
    ],
    [
      'headings of a lesson',
      'a.md',
      quiz('# Networks\n\nThey carry.\n\n## Layers\n\nThere are seven.\n\n## Questions'),
      ['#### Networks\n\nThey carry.\n\n#### Layers\n\nThere are seven.'],
    ],
    [
      'headings without text',
      'a.md',
      quiz('# Networks\n\n## Layers\n\n## Questions'),
      ['1: headings without text: "Networks", "Layers"'],
    ],
    [
      'headings behind the last question',
      'a.md',
      `${quiz('# Networks', 'What?', '')}\n\n## Further\n\n## Thanks\n`,
      ['headings without text: "Further", "Thanks"'],
    ],
    [
      'a second address of one name',
      'a.md',
      quiz('# T', 'What says [std]?', 'x\n\n[std]: https://example.org/a\n\n[Std]: https://example.org/b'),
      ['[std](https://example.org/a)', 'the address of "Std", since another stands above it'],
    ],
    [
      'a number among the alternatives',
      'a.toml',
      '[[questions]]\ntype="ShortAnswer"\nprompt.prompt="Two and two?"\nanswer.answer="four"\nanswer.alternatives=[4, "vier"]\n',
      ['Answer: `four`, `4`, `vier`'],
    ],
    [
      'a summary without minutes',
      'a.md',
      quiz('---\ntitle: T\nsummary: What carries\n---'),
      ['summary: What carries'],
    ],
  ])('%s', (_, name, text, said) => {
    for (const one of said) expect(taken(name, text)).toContain(one);
  });
});
