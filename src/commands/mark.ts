import type { App } from '../app.ts';
import { statesOf } from '../learning/mastery.ts';
import { topicsNamed } from '../tutor/chosen.ts';
import { count, nextWords } from '../tutor/words.ts';

export interface MarkOptions {
  readonly selectors: readonly string[];
  readonly as: 'done' | 'skipped';
}

/** Marks topics by hand: known already, or set aside. */
export async function run({ selectors, as }: MarkOptions, app: App): Promise<void> {
  const study = await app.study();
  const topics = topicsNamed(study.content.outline, selectors);
  const states = statesOf(study.learner());
  const wanted = as === 'done' ? ['learned'] : ['skipped'];
  const fresh = topics.filter((topic) => !wanted.includes(states.get(topic.id) as string));
  study.store.appendAll(fresh.map((topic) => ({ kind: 'marked' as const, topic: topic.id, as })));
  app.tell(study.store.notices);
  const word = as === 'done' ? 'done' : 'skipped';
  const already = topics.length - fresh.length;
  const names =
    fresh.length > 0 && fresh.length <= 3 ? `: ${fresh.map((topic) => topic.title).join(', ')}` : '';
  app.say(
    `${count(fresh.length, 'topic')} marked as ${word}${names}.${already > 0 ? ` ${already} ${already === 1 ? 'was' : 'were'} so already.` : ''}`,
  );
  app.say(nextWords(study.learner()));
  await study.store.close();
}
