import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/model.ts';
import { questionText } from '../../src/tutor/question-text.ts';

const base = {
  id: 'q1',
  derived: false,
  stem: 'Which?',
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
};
const answer = { text: 'GET', correct: false, why: null, pinned: false, misses: null };

describe('a question as its author reads it', () => {
  it.each<[string, Question, string]>([
    [
      'says that it has no id, and which concept a wrong answer misses',
      {
        ...base,
        kind: 'one',
        derived: true,
        answers: [
          { ...answer, correct: true },
          { ...answer, text: 'PUT', pinned: true, misses: 'safe-methods', why: 'It\nchanges.' },
        ],
      },
      'Question 1 of 2 (no id, choose one)\nWhich?\n\n[x] GET\n[ ] PUT (stays here, misses safe-methods)\n    > It\n    changes.',
    ],
    [
      'has the names of its columns above its pairs',
      { ...base, kind: 'match', columns: ['Country', 'Capital'], pairs: [{ left: 'Peru', right: 'Lima' }] },
      'Question 1 of 2 (q1, match)\nWhich?\n\nCountry = Capital\n  Peru = Lima',
    ],
    [
      'has pairs alone where columns have no names',
      { ...base, kind: 'match', columns: null, pairs: [{ left: 'Peru', right: 'Lima' }] },
      'Question 1 of 2 (q1, match)\nWhich?\n\n  Peru = Lima',
    ],
    [
      'has its body, hint, comments and explanation in their places',
      {
        ...base,
        kind: 'order',
        body: '```\ncode\n```',
        hint: 'Think.',
        explanation: 'Since.',
        concept: 'days',
        level: 'recall',
        items: [
          { text: 'Wake', why: 'First\nof all.' },
          { text: 'Work\nhard', why: null },
        ],
      },
      'Question 1 of 2 (q1, order, days, recall)\nWhich?\n\n```\ncode\n```\n\nHint: Think.\n\n1. Wake\n   > First\n   of all.\n2. Work\n   hard\n\nWhy: Since.',
    ],
  ])('%s', (_what, question, text) => expect(questionText(question, 1, 2)).toBe(text));
});
