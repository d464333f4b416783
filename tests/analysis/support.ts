import type { QuestionKey } from '../../src/content/model.ts';
import type { Outline } from '../../src/content/outline.ts';
import type { Answered, Event } from '../../src/learning/event.ts';

/** A roadmap of one topic with so many questions, `t/q0`, `t/q1` … */
export const outlineOf = (count: number): Outline =>
  ({
    id: 'sample',
    title: 'Sample',
    description: null,
    stages: [],
    errors: 0,
    topics: [
      {
        id: 't',
        stage: 's',
        title: 'Topic',
        was: ['old-t'],
        questions: Array.from({ length: count }, (_, i) => ({
          id: `q${i}`,
          key: `t/q${i}`,
          digest: `d${i}`,
          concept: null,
          was: [`t/former-q${i}`],
        })),
      },
    ],
  }) as unknown as Outline;

let made = 0;

/** An answer as a learner's log holds it; each has an id of its own. */
export const answer = (question: string, right: boolean, more: Partial<Answered> = {}): Event => ({
  v: 1,
  id: String(++made).padStart(26, '0'),
  at: made,
  tz: 0,
  roadmap: 'sample',
  kind: 'answered',
  question: question as QuestionKey,
  digest: `d${question.replace(/\D/g, '')}`,
  grade: right ? 3 : 1,
  score: right ? 1 : 0,
  chosen: [],
  took: 1000,
  of: 1,
  ...more,
});

export const event = (more: object): Event =>
  ({ v: 1, id: String(++made).padStart(26, '0'), at: made, tz: 0, roadmap: 'sample', ...more }) as Event;
