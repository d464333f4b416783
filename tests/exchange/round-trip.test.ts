import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/model.ts';
import { exportQuestions } from '../../src/exchange/export.ts';
import type { ExportFormat } from '../../src/exchange/format-names.ts';
import { readQuiz } from '../../src/exchange/import.ts';
import { toHtml } from '../../src/exchange/render.ts';
import { makeTopics } from '../../src/exchange/topics.ts';
import { fingerprint, verify } from '../../src/exchange/verify.ts';
import { anyQuestions, plainQuestions } from './support/questions.ts';

const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };

/** What can be asked at all: faults that a check refuses are nobody's question. */
const askable = (questions: readonly Question[]): readonly Question[] =>
  questions.filter((question) => !('reason' in verify(question)));

/** Questions written in a format and read again, with what was said to be lost. */
function there(questions: readonly Question[], format: ExportFormat) {
  const exported = exportQuestions(
    questions.map((question) => ({ topic: 'trip', topicTitle: 'A trip', question })),
    format,
  );
  const parsed = readQuiz(`trip.${format}`, exported.text, format);
  const made = makeTopics([{ name: 'trip', parsed: parsed ?? { groups: [], remarks: [] } }], nothing);
  return {
    exported,
    made,
    back: made.topics.flatMap((topic) => topic.questions.map(({ question }) => question)),
  };
}

const goneWith = (exported: ReturnType<typeof exportQuestions>, { id }: Question): ReadonlySet<string> =>
  new Set([...exported.lost].filter(([, keys]) => keys.includes(`trip/${id}`)).map(([part]) => part));

/** The question without what its format said it would lose. */
function without(question: Question, lost: ReadonlySet<string>): object {
  const answers = 'answers' in question ? question.answers : undefined;
  return {
    ...question,
    hint: lost.has('hint') ? null : question.hint,
    explanation: lost.has('explanation') ? null : question.explanation,
    concept: lost.has('concept') ? null : question.concept,
    level: lost.has('level') ? null : question.level,
    was: lost.has('former ids') ? [] : question.was,
    ...(question.kind === 'match' && lost.has('names of columns') && { columns: null }),
    ...(answers && {
      answers: answers.map((answer) => ({
        ...answer,
        why: lost.has('comments') ? null : answer.why,
        pinned: lost.has('pins') ? false : answer.pinned,
        misses: lost.has('missed concepts') ? null : answer.misses,
      })),
    }),
  };
}

const all = ['one', 'many', 'order', 'match', 'type', 'recall'] as const;

describe('what was exported and is imported again', () => {
  it('as Markdown is the same in every part', () => {
    fc.assert(
      fc.property(anyQuestions(all), (drawn) => {
        const questions = askable(drawn);
        const { exported, back, made } = there(questions, 'markdown');
        expect([exported.leftOut, [...exported.lost]]).toEqual([[], []]);
        expect(made.reported).toEqual([]);
        expect(back.map(fingerprint)).toEqual(questions.map(fingerprint));
        expect(made.topics.map(({ id, title }) => [id, title])).toEqual(
          questions.length > 0 ? [['trip', 'A trip']] : [],
        );
      }),
      { numRuns: 250 },
    );
  });

  it('as GIFT is the same but for what was said to be lost', () => {
    fc.assert(
      fc.property(anyQuestions(all), (drawn) => {
        const questions = askable(drawn);
        const { exported, back } = there(questions, 'gift');
        const gone = new Set(exported.leftOut.map(({ question }) => question));
        const sent = questions.filter(({ id }) => !gone.has(`trip/${id}`));
        expect(
          questions.filter(({ kind }) => kind === 'order').every(({ id }) => gone.has(`trip/${id}`)),
        ).toBe(true);
        expect(back.map(fingerprint)).toEqual(
          sent.map((question) => fingerprint(without(question, goneWith(exported, question)) as Question)),
        );
      }),
      { numRuns: 250 },
    );
  });

  it('as Aiken is the same but for its id, as far as plain text goes', () => {
    fc.assert(
      fc.property(plainQuestions, (drawn) => {
        const questions = askable(drawn);
        const { exported, back } = there(questions, 'aiken');
        const sent = questions.filter(
          ({ id }) =>
            ![...exported.lost].some(([part, keys]) => part !== 'id' && keys.includes(`trip/${id}`)),
        );
        const shown = (question: Question): unknown => [
          toHtml(question.stem),
          'answers' in question && question.answers.map(({ text, correct }) => [toHtml(text), correct]),
        ];
        expect(exported.leftOut).toEqual([]);
        for (const question of sent) expect(back.map(shown)).toContainEqual(shown(question));
        expect(back.length).toBe(questions.length);
      }),
      { numRuns: 250 },
    );
  });

  it('as Anki looks the same, where it is a card to recall or to type', () => {
    fc.assert(
      fc.property(anyQuestions(all), (drawn) => {
        const questions = askable(drawn);
        const { exported, back } = there(questions, 'anki');
        expect(exported.leftOut).toEqual([]);
        const shown = (question: Question): unknown => {
          const lost = goneWith(exported, question);
          const kept = without(question, new Set([...lost, 'hint'])) as Question;
          const { id, stem, body, explanation, concept, level } = kept;
          const html = [stem, body, explanation ?? '', 'answer' in kept ? kept.answer : ''].map((text) =>
            spaced(toHtml(text)),
          );
          return [id, question.kind, concept, level, html, 'accepted' in kept ? kept.accepted : null];
        };
        for (const question of questions) {
          const marks = [...goneWith(exported, question)].some(
            (part) => part.startsWith('kind') || part.startsWith('marks'),
          );
          if (!marks) expect(back.map(shown)).toContainEqual(shown(question));
        }
        expect(back.map(({ id }) => id).sort()).toEqual(questions.map(({ id }) => id).sort());
      }),
      { numRuns: 250 },
    );
  });
});

const spaced = (html: string): string => html.replace(/\s+/g, ' ');
