import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/model.ts';
import { verify, verifyTogether } from '../../src/exchange/verify.ts';
import { writeQuestion } from '../../src/exchange/write-question.ts';
import { anyQuestions } from './support/questions.ts';

const asking = (i: number, more: Partial<Question> = {}): Question =>
  ({
    id: `q${i}`,
    derived: false,
    kind: 'one',
    stem: `What is asked as number ${i}?`,
    body: '',
    hint: null,
    explanation: 'It is so because of all these things that are said here.',
    concept: null,
    level: null,
    was: [],
    answers: [
      { text: `A ${i}`, correct: true, why: null, pinned: false, misses: null },
      { text: 'B', correct: false, why: null, pinned: false, misses: null },
    ],
    ...more,
  }) as Question;
const many = (count: number): readonly Question[] => Array.from({ length: count }, (_, i) => asking(i));
const found = (lesson: string, questions: readonly Question[]): readonly string[] => {
  const { verified } = verifyTogether(lesson, questions);
  return questions.filter((one) => verified.has(writeQuestion(one))).map(({ id }) => id);
};

/** Texts that a topic cannot hold, or that are taken for something else with what stands below them. */
const torn = [
  '```\nnever closed',
  '## Quiz',
  '### Another? {#q0}',
  '<b>x</b>',
  '> a\n\n- [x] b',
  '---',
  '[a]: b',
];

describe('questions read together', () => {
  it('are what each is that is read by itself, whatever stands beside it', () => {
    let together = 0;
    let all = 0;
    fc.assert(
      fc.property(
        anyQuestions(['one', 'many', 'order', 'match', 'type', 'recall']),
        fc.option(fc.tuple(fc.nat(4), fc.constantFrom(...torn))),
        (some, tear) => {
          const questions = some.map((one, i) => (tear?.[0] === i ? { ...one, body: tear[1] } : one));
          const { verified } = verifyTogether('', questions);
          for (const question of questions) {
            const one = verified.get(writeQuestion(question));
            if (one !== undefined) expect(one).toEqual(verify(question));
          }
          together += verified.size;
          all += questions.length;
        },
      ),
      { numRuns: 400 },
    );
    // those that cannot be asked, and some whose neighbour is torn, are read by themselves
    expect(together).toBeGreaterThan(all / 3);
  });

  it('are found without reading any by itself, however many there are', () => {
    const questions = many(250);
    expect(found('', questions)).toEqual(questions.map(({ id }) => id));
  });

  it('are found, although more is to be said of them all than is told of a file', () => {
    const long = Array.from({ length: 40 }, () => 'word').join(' ');
    const questions = many(400).map((one) => ({ ...one, stem: `${one.stem} ${long}?`, explanation: 'So.' }));
    const { verified } = verifyTogether('', questions);
    expect(verified.size).toBe(400);
    expect(new Set([...verified.values()].flatMap(({ waived }) => waived))).toEqual(
      new Set(['question/short-explanation']),
    );
  });

  it.each(torn.slice(0, 5))('leave out one that is torn: %j', (body) => {
    const questions = [asking(0), asking(1, { body }), asking(2)];
    expect(found('', questions)).not.toContain('q1');
    expect(verify(asking(1, { body }))).toHaveProperty('reason');
  });

  it('are read with the concepts they name, also with one that no question asks for', () => {
    const questions = many(3).map((one, i) => ({
      ...one,
      concept: i === 0 ? 'asked' : null,
      answers: 'answers' in one ? one.answers.map((a) => (a.correct ? a : { ...a, misses: 'unasked' })) : [],
    })) as readonly Question[];
    const { verified } = verifyTogether('', questions);
    expect(questions.map((one) => verified.get(writeQuestion(one)))).toEqual(
      questions.map((one) => verify(one)),
    );
    expect(verify(questions[1] as Question)).toMatchObject({ waived: [] });
  });

  it('are read by themselves where the head of them all could not be', () => {
    // front matter holds 16 KB at most
    const wrong = (i: number, n: number) => ({
      text: `B${n}`,
      correct: false,
      why: null,
      pinned: false,
      misses: `m${i}-${n}${'x'.repeat(55)}`,
    });
    const questions = many(100).map((one, i) => ({
      ...one,
      answers: 'answers' in one ? [...one.answers.slice(0, 1), ...[1, 2, 3].map((n) => wrong(i, n))] : [],
    })) as readonly Question[];
    expect(verifyTogether('A lesson.', questions)).toEqual({ isLessonFine: false, verified: new Map() });
    expect(verifyTogether('A lesson.', questions.slice(0, 80)).verified.size).toBe(80);
    expect(verify(questions[0] as Question)).toHaveProperty('question');
  });

  it('say of their lesson whether it is read as it was written', () => {
    const isFine = (lesson: string): boolean => verifyTogether(lesson, many(2)).isLessonFine;
    expect([isFine(''), isFine('A lesson.'), isFine('A <b>lesson</b>.'), isFine('```\nopen')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(found('A <b>lesson</b>.', many(2))).toEqual(['q0', 'q1']);
  });
});
