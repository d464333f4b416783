import type { App } from '../app.ts';
import { makeOutline } from '../content/make-outline.ts';
import type { StageId, Topic } from '../content/model.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { makeLearner } from '../learning/learner.ts';
import { emptyProgress, progressIn } from '../learning/progress.ts';
import { fold } from '../learning/replay.ts';
import { entryOf } from '../store/stamp.ts';
import { nextUlid, randomBytes } from '../store/ulid.ts';
import type { Held } from './run-session.ts';

/** A topic as a roadmap of its own, with a learner who begins anew and is forgotten: nothing of it reaches a disk. */
export interface Rehearsal extends Held {
  readonly topic: OutlineTopic;
}

export function rehearse(topic: Topic, app: App): Rehearsal {
  const called = 'rehearsal';
  const stage = { id: called as StageId, number: '1', title: '', summary: null, aliases: [], intro: '' };
  const outline = makeOutline(
    {
      id: called,
      title: topic.title,
      description: null,
      version: null,
      license: null,
      projects: [],
      stages: [{ ...stage, topics: [{ ...topic, prerequisites: [] }], stages: [] }],
    },
    0,
  );
  const { now, timezone } = app.world;
  const { retention, reviews } = app.settings.values;
  let progress = emptyProgress();
  return {
    topic: outline.topics[0] as OutlineTopic,
    content: { outline, body: () => topic },
    store: {
      append(event) {
        const at = now();
        const id = nextUlid(at, progress.last, randomBytes);
        const made = entryOf(event, { id, at, tz: timezone(at), roadmap: called }).event;
        progress = fold(progress, [made]);
        return made;
      },
    },
    learner: () => {
      const at = now();
      return makeLearner(
        outline,
        progressIn(progress, called),
        { at, tz: timezone(at) },
        { retention, reviews },
      );
    },
  };
}
