import type { Content } from '../content/disk/index.ts';
import type { TopicId } from '../content/model.ts';
import type { OutlineQuestion, TopicBody } from '../content/outline.ts';
import { present } from '../learning/present.ts';
import { topicOf } from '../learning/progress.ts';
import type { Lettered } from '../learning/shown.ts';
import { STABLE_SEED } from './run-session.ts';

interface QuestionJson {
  readonly id: string;
  readonly topic: string;
  readonly kind: string;
  readonly stem: string;
  readonly answers: readonly Lettered[];
  readonly choices?: readonly Lettered[];
  readonly hint: string | null;
}

/**
 * Questions as `--json` prints them: lettered as later `answer` calls expect, and nothing that gives the key away; in an
 * exam no hint either.
 */
export function questionsJson(
  questions: readonly OutlineQuestion[],
  content: Content,
  isExam = false,
): { readonly questions: readonly QuestionJson[] } {
  const bodies = new Map<string, TopicBody>();
  return {
    questions: questions.flatMap(({ key, id }) => {
      const topic = topicOf(key) as TopicId;
      const body = bodies.get(topic) ?? content.body(topic);
      bodies.set(topic, body);
      const question = body.questions.find((q) => q.id === id);
      if (question === undefined) return [];
      const shown = present(topic, question, STABLE_SEED);
      const answers = 'answers' in shown ? shown.answers : [];
      return [
        {
          id: key,
          topic,
          kind: shown.kind,
          stem: shown.stem,
          answers,
          ...(shown.kind === 'match' ? { choices: shown.choices } : {}),
          hint: isExam ? null : shown.hint,
        },
      ];
    }),
  };
}
