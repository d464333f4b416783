import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuiz } from '../../src/exchange/import.ts';
import { makeTopics } from '../../src/exchange/topics.ts';

const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };

/** A quiz as its author has it in mind: what is asked, with code below it or not, the answers and which are right. */
interface Asked {
  readonly code: boolean;
  readonly answers: readonly boolean[];
  readonly explained: 'not' | 'text' | 'label' | 'link' | 'list' | 'code';
  readonly style: number;
}

const asked: fc.Arbitrary<Asked> = fc.record({
  code: fc.boolean(),
  // the first is wrong and the last is right: whatever is drawn can be asked
  answers: fc.array(fc.boolean(), { maxLength: 3 }).map((more) => [false, ...more, true]),
  explained: fc.constantFrom('not', 'text', 'label', 'link', 'list', 'code'),
  style: fc.nat(5),
});

const explanations: Readonly<Record<Asked['explained'], string>> = {
  not: '',
  text: 'It is so, as the manual says.\n',
  label: '**Explanation:** it is so, as the manual says.\n',
  link: '[Reference](https://example.org/a)\n',
  list: '- it is so\n- as the manual says\n',
  code: 'It shows here:\n\n```js\n// 1. a - [x] b\n```\n',
};

/** How a file of one hand is written: the same way for all of its questions. */
interface Hand {
  readonly head: (n: number) => string;
  readonly box: (right: boolean, style: number) => string;
  readonly gap: string;
  readonly end: string;
}

const hand: fc.Arbitrary<Hand> = fc.record({
  head: fc.constantFrom(
    (n: number) => `#### Q${n}. What is number ${n}?`,
    (n: number) => `### ${n}. What is number ${n}?`,
    (n: number) => `## Q${n}) What is number ${n}?`,
    (n: number) => `####Q${n}. What is number ${n}`,
    (n: number) => `##### What is number ${n}?`,
    (n: number) => `**Q${n}. What is number ${n}?**`,
    (n: number) => `Question ${n}: What is number ${n}?`,
    (n: number) => `Q${n}. What is number ${n}?`,
  ),
  box: fc.constantFrom(
    (right: boolean) => `- [${right ? 'x' : ' '}] `,
    (right: boolean) => `* [${right ? 'X' : ' '}] `,
    (right: boolean) => `1. [${right ? 'x' : ' '}] `,
    (right: boolean) => `-[${right ? 'x' : ' '}] `,
    (right: boolean, style: number) =>
      `- [${right ? ['x', 'x ', ' x', 'X'][style % 4] : ['', ' ', '  '][style % 3]}] `,
  ),
  gap: fc.constantFrom('\n', '\n\n'),
  end: fc.constantFrom('\n', '\r\n'),
});

function written(questions: readonly Asked[], { head, box, gap, end }: Hand): string {
  const parts = questions.map(({ code, answers, explained, style }, i) => {
    const list = answers.map((right, n) => {
      const text = [
        `answer ${i}.${n}`,
        `**answer ${i}.${n}**`,
        `\`answer ${i}.${n}\``,
        `answer ${i}.${n}<br>more`,
      ][style % 4];
      const block = style === 5 ? '\n\n```js\ncode();\n```\n' : '';
      return `${box(right, style)}${text}${block}`;
    });
    const problem = code ? '```sh\n# Q1. no question\n- [ ] no answer\n```\n\n' : '';
    return `${head(i + 1)}\n\n${problem}${list.join(gap)}\n\n${explanations[explained]}`;
  });
  return `# A quiz\n\n${parts.join('\n')}`.replaceAll('\n', end);
}

/** The same with letters instead of boxes, and a line that names the key. */
function lettered(questions: readonly Asked[], mark: string, key: string): string {
  const parts = questions.map(({ answers }, i) => {
    const list = answers.map((_, n) => `${mark.replace('A', 'ABCDEF'[n] as string)} answer ${i}.${n}`);
    const right = answers.flatMap((isRight, n) => (isRight ? ['ABCDEF'[n]] : [])).join(', ');
    return `### ${i + 1}. What is number ${i + 1}?\n\n${list.join('\n')}\n\n${key.replace('?', right)}\n\nIt is so.\n`;
  });
  return parts.join('\n');
}

/** What was read: of each question, which answers are right. */
const keysIn = (text: string): unknown => {
  const parsed = readQuiz('quiz.md', text, 'markdown');
  const made = makeTopics([{ name: 'quiz.md', parsed: parsed ?? { groups: [], remarks: [] } }], nothing);
  const questions = made.topics.flatMap((topic) => topic.questions.map(({ question }) => question));
  return {
    found: made.found,
    left: made.reported.filter(({ action }) => action === 'left out'),
    keys: questions.map(
      (question) => 'answers' in question && question.answers.map(({ correct }) => correct),
    ),
    stems: questions.map(({ stem }) => stem.replace(/\W/g, '')),
    explained: questions.map(({ explanation }) => explanation !== null),
  };
};

describe('a quiz in Markdown', () => {
  it('is read with all of its questions and keys, whatever hand it is written in', () => {
    fc.assert(
      fc.property(fc.array(asked, { minLength: 2, maxLength: 6 }), hand, (questions, style) => {
        // code behind every answer may as well be the last answer's own
        const drawn = questions.map((one) =>
          one.style === 5 && one.explained === 'code' ? { ...one, style: 0 } : one,
        );
        expect(keysIn(written(drawn, style))).toEqual({
          found: drawn.length,
          left: [],
          keys: drawn.map(({ answers }) => answers),
          stems: drawn.map((_, i) => `Whatisnumber${i + 1}`),
          explained: drawn.map(({ explained }) => explained !== 'not'),
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is read so with letters and a line that names the key', () => {
    const mark = fc.constantFrom('A)', 'A.', '- A:', '(A)', '**A.**', '* A)');
    const key = fc.constantFrom(
      'Answer: ?',
      '**Answer: ?**',
      '#### Answer: ?',
      'Correct answer: ?',
      '> **Ans:** ?',
    );
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 5 }), mark, key, (questions, letter, line) => {
        expect(keysIn(lettered(questions, letter, line))).toMatchObject({
          found: questions.length,
          left: [],
          keys: questions.map(({ answers }) => answers),
          explained: questions.map(() => true),
        });
      }),
      { numRuns: 200 },
    );
  });
});
