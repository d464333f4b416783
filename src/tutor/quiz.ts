import type { App, Study } from '../app.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { pickForQuiz } from '../learning/pick.ts';
import type { Wish } from './start.ts';

export interface QuizWish {
  /** how many questions; undefined: as many as a session asks */
  readonly n?: number | undefined;
  readonly all?: boolean | undefined;
  readonly exam?: boolean | undefined;
  readonly seed?: string | undefined;
}

/** The wish for a quiz of some topics, as `quiz` and `next` make it: the same one continues the same session. */
export function quizWish(topics: readonly OutlineTopic[], wish: QuizWish, study: Study, app: App): Wish {
  const available = topics.reduce((sum, topic) => sum + topic.questions.length, 0);
  const size = Math.min(available, wish.all === true ? available : (wish.n ?? app.settings.values.session));
  const request = `quiz ${size}${wish.exam === true ? ' exam' : ''}: ${topics.map((topic) => topic.id).join(' ')}`;
  return {
    // an event is one line of limited length; a request that long is told apart by its beginning and its size
    request: request.slice(0, 500),
    size,
    exam: wish.exam === true,
    seed: wish.seed ?? null,
    choose: (count, without) => {
      const left = topics.map((topic) => ({
        ...topic,
        questions: topic.questions.filter((question) => !without.has(question.key)),
      }));
      return pickForQuiz(left, study.learner(), count, wish.seed ?? app.world.seed);
    },
  };
}
