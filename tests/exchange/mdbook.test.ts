import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/exchange/draft.ts';
import { readMdbook } from '../../src/exchange/mdbook.ts';

interface First {
  readonly draft?: Draft;
  readonly changes?: readonly string[];
  readonly remarks?: readonly string[];
  /** why it is left out */
  readonly left?: string;
}

/** The first question of a quiz, or why it is left out, and what changed on the way. */
function first(text: string): First {
  const { groups, remarks } = readMdbook(text);
  const item = groups[0]?.items[0];
  if (item === undefined) return { remarks: remarks.map(({ reason }) => reason) };
  const { outcome, changes } = item;
  return {
    ...('draft' in outcome ? { draft: outcome.draft } : { left: outcome.leftOut }),
    changes: changes.map(({ reason }) => reason),
  };
}
const question = (lines: string): string => `[[questions]]\n${lines}\n`;
const choice = (answer: string, more = ''): string =>
  question(
    `type = "MultipleChoice"\nprompt.prompt = "Which is it?"\nprompt.distractors = ["Zebra", "Ant"]\nanswer.answer = ${answer}\n${more}`,
  );

describe('a quiz of mdbook', () => {
  it.each([
    ['title = "x"\n', ['it has no [[questions]]']],
    ['questions = "none"\n', ['it has no [[questions]]']],
  ])('without questions is left out: %j', (text, remarks) => expect(first(text)).toEqual({ remarks }));

  it.each([
    ['questions = ["text"]\n', 'It is no table.'],
    [question('type = "ShortAnswer"\nanswer.answer = "x"'), 'It has no prompt.prompt.'],
    [question('prompt.prompt = "What?"\nanswer.answer = "x"'), 'It has no type.'],
    [question('type = "Essay"\nprompt.prompt = "What?"'), 'Its type "Essay" is not known.'],
    [question('type = "ShortAnswer"\nprompt.prompt = "What?"'), 'It has no answer.answer.'],
    [question('type = "MultipleChoice"\nprompt.prompt = "What?"'), 'An answer of it is missing or no text.'],
    [choice('[]'), 'An answer of it is missing or no text.'],
    [choice('[1]'), 'An answer of it is missing or no text.'],
    [
      question('type = "Tracing"\nprompt.program = "fn main() {}"'),
      'It lacks prompt.program or answer.doesCompile.',
    ],
    [
      question('type = "Tracing"\nanswer.doesCompile = true'),
      'It lacks prompt.program or answer.doesCompile.',
    ],
  ])('says why a question is left out: %j', (text, reason) => expect(first(text).left).toBe(reason)); // prettier-ignore

  it('takes a short answer with its alternatives, each once', () => {
    const { draft } = first(
      question(
        'type = "ShortAnswer"\nprompt.prompt = "What?"\nanswer.answer = " GET "\nanswer.alternatives = ["GET", "get it", ""]',
      ),
    );
    expect(draft).toMatchObject({ kind: 'type', stem: 'What?', accepted: ['GET', 'get it'] });
  });

  it('makes a question to recall of an answer on several lines', () => {
    const { draft } = first(
      question('type = "ShortAnswer"\nprompt.prompt = "What?"\nanswer.answer = """one\ntwo"""'),
    );
    expect(draft).toMatchObject({ kind: 'recall', answer: '```\none\ntwo\n```' });
  });

  it('pins answers that have a place, or are sorted', () => {
    const texts = (more: string) => {
      const { draft, changes } = first(choice('"Mouse"', more));
      return [
        draft !== undefined && 'answers' in draft
          ? draft.answers?.map(({ text, pinned }) => [text, pinned])
          : null,
        changes,
      ];
    };
    expect(texts('')).toEqual([
      [
        ['Mouse', false],
        ['Zebra', false],
        ['Ant', false],
      ],
      [],
    ]);
    expect(texts('prompt.answerIndex = 1')).toEqual([
      [
        ['Zebra', true],
        ['Mouse', true],
        ['Ant', true],
      ],
      [],
    ]);
    expect(texts('prompt.sortAnswers = true')).toEqual([
      [
        ['Ant', true],
        ['Mouse', true],
        ['Zebra', true],
      ],
      ['its answers are sorted and pinned to their places'],
    ]);
  }); // prettier-ignore

  it.each([
    ['true\nanswer.stdout = "42\\n"', 'It compiles, and prints:\n\n```\n42\n```'],
    ['true', 'It compiles, and prints nothing.'],
    ['false\nanswer.lineNumber = 3', 'It does not compile: line 3.'],
    ['false', 'It does not compile.'],
  ])('makes a question to recall of a program to trace: %j', (compiles, answer) => {
    const { draft } = first(
      question(`type = "Tracing"\nprompt.program = "fn main() {}"\nanswer.doesCompile = ${compiles}`),
    );
    expect(draft).toMatchObject({ kind: 'recall', answer });
  });

  it('puts what several questions share above each, and says when it is missing', () => {
    const asked = 'type = "ShortAnswer"\nprompt.prompt = "What?"\nanswer.answer = "x"\nmultipart = "a"';
    expect(first(`${question(asked)}\n[multipart]\na = "Shared."\n`).draft).toMatchObject({
      body: 'Shared.',
    });
    expect(first(question(asked)).changes).toEqual(['the text "a" it shares with others is missing']);
  });

  it('tells once what changed, and leaves out an explanation that says nothing', () => {
    const { draft, changes } = first(
      question(
        'type = "ShortAnswer"\nprompt.prompt = """\n- a list\n\nWhat?"""\nanswer.answer = "x"\ncontext = " "',
      ),
    );
    expect(draft).toMatchObject({ stem: 'What?', explanation: null });
    expect(changes).toEqual(['its first paragraph became the question, above what stood before it']);
  });
});
