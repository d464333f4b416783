import type { App, Study } from '../app.ts';
import type { QuestionKey, TopicId } from '../content/model.ts';
import { UserError } from '../errors.ts';
import { type Act, UNDO_LIMIT } from '../learning/progress.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { count } from '../tutor/words.ts';

export interface UndoOptions {
  readonly json?: boolean | undefined;
}

/** Takes the last answer back, or the last mark, credit or reset if that came after it. */
export async function run(options: UndoOptions, app: App): Promise<void> {
  const study = await app.study();
  const { acts } = study.learner().progress;
  // what was graded anew follows from content, not from the learner
  const last = acts.findLast(({ event, undone }) => !undone && event.kind !== 'regraded');
  if (last === undefined)
    throw new UserError('There is nothing to take back.', {
      hint: `The last ${UNDO_LIMIT} answers and marks can be taken back.`,
    });
  study.store.append({ kind: 'undone', target: last.event.id });
  app.tell(study.store.notices);
  if (options.json === true)
    app.printJson({
      undone: { kind: last.event.kind, of: subject(last), at: new Date(last.event.at).toISOString() },
    });
  else app.say(words(last, study));
  await study.store.close();
}

function subject({ event }: Act): QuestionKey | TopicId | null {
  return event.kind === 'answered'
    ? event.question
    : event.kind === 'marked' || event.kind === 'reset'
      ? event.topic
      : null;
}

function words(act: Act, study: Study): string {
  const { event } = act;
  const title = (id: TopicId): string =>
    study.content.outline.topics.find((topic) => topic.id === id)?.title ?? oneLine(id);
  switch (event.kind) {
    case 'answered':
      return `Taken back: your answer to ${oneLine(event.question)}.`;
    case 'marked':
      return `Taken back: "${title(event.topic)}" marked as ${event.as}.`;
    case 'credited':
      return `Taken back: ${count(event.topics.length, 'topic')} credited by the placement test.`;
    case 'reset':
      return `Taken back: the reset of "${title(event.topic)}".`;
    default:
      return 'Taken back.';
  }
}
