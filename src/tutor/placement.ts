import type { App, Study } from '../app.ts';
import type { Kind, Question } from '../content/model.ts';
import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { stagesWithin } from '../content/selector.ts';
import { UserError } from '../errors.ts';
import { judge } from '../learning/grade.ts';
import { guessChance } from '../learning/guess.ts';
import { statesOf } from '../learning/mastery.ts';
import {
  askedIn,
  type Belief,
  believe,
  PART_LIMIT,
  type Placement,
  WHOLE_LIMIT,
} from '../learning/placement.ts';
import { present } from '../learning/present.ts';
import { isStop, Stopped } from '../terminal/stop.ts';
import type { Front } from './front.ts';
import { STABLE_SEED } from './run-session.ts';
import { count } from './words.ts';

/** What a placement test is about: all topics, or those of a part. */
export interface PlacementScope {
  /** the canonical words it was asked for with */
  readonly request: string;
  readonly topics: readonly OutlineTopic[];
}

/** The test as far as it has been taken; one that was ended begins anew. */
export function placementOf(study: Study, { request, topics }: PlacementScope): Placement {
  const learner = study.learner();
  const record = learner.progress.placement;
  const goesOn = record !== null && record.request === request && !record.ended;
  return {
    scope: topics,
    topics: learner.outline.topics,
    states: statesOf(learner),
    probes: goesOn ? record.probes : [],
    limit: topics.length === learner.outline.topics.length ? WHOLE_LIMIT : PART_LIMIT,
  };
}

/**
 * Asks until the test is over; each answer is on disk before the next question. Gives what it believes then, or null
 * when it was stopped; throws Stopped when it was stopped from outside.
 */
export async function takePlacement(
  app: App,
  study: Study,
  scope: PlacementScope,
  front: Front,
): Promise<Belief | null> {
  for (;;) {
    const placement = placementOf(study, scope);
    const belief = believe(placement);
    if (belief.next === null) return belief;
    const asked = questionOf(belief.next, placement, study);
    const shown = present(belief.next.id, asked.question, `${STABLE_SEED} ${asked.outline.key}`);
    const asking = {
      shown: { ...shown, hint: null },
      topic: belief.next.title,
      number: placement.probes.length + 1,
      of: placement.limit,
      repeat: false,
      remark: null,
    };
    const reply = await replyTo(() => front.ask(asking), app);
    if (reply.type !== 'answer') return null;
    const verdict = judge(asked.question, shown, reply.response);
    study.store.append({
      kind: 'probed',
      request: scope.request,
      question: asked.outline.key,
      digest: asked.outline.digest,
      correct: verdict.correct,
      guess: asked.guess,
      chosen: verdict.chosen,
    });
  }
}

async function replyTo<T>(ask: () => Promise<T>, app: App): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw isStop(error) ? new Stopped(app.world.signal.reason) : error;
  }
}

/** Kinds in the order of how well they serve a test: what tells most for little work first. */
const rank: Readonly<Record<Kind, number>> = { many: 0, type: 1, order: 2, match: 3, one: 4, recall: 5 };
const littleChance = 0.1;
const LAST = Object.keys(rank).length;

/** The lower, the better a question serves the test: hardly any chance, then little work; else as little chance as there is. */
const effort = ({ guess, question }: { readonly guess: number; readonly question: Question }): number =>
  guess <= littleChance ? rank[question.kind] : LAST + guess;

/** The question of a topic that serves the test best, among those not asked yet. */
function questionOf(
  topic: OutlineTopic,
  { probes }: Placement,
  study: Study,
): { readonly outline: OutlineQuestion; readonly question: Question; readonly guess: number } {
  const asked = askedIn(probes);
  const { questions } = study.content.body(topic.id);
  const choices = topic.questions.flatMap((outline) => {
    const question = questions.find(({ id }) => id === outline.id);
    const guess = question === undefined ? null : guessChance(question);
    return question === undefined || guess === null || asked.has(outline.key)
      ? []
      : [{ outline, question, guess }];
  });
  const [best] = choices.sort((a, b) => effort(a) - effort(b));
  if (best === undefined)
    throw new UserError(`The questions of "${topic.title}" cannot be read.`, {
      hint: 'Run the command again.',
    });
  return best;
}

/** What the test believes, in words: each stage with what is known of it, and what taking it over would mean. */
export function beliefWords(belief: Belief, asked: number, study: Study): string {
  const { outline } = study.content;
  const rows = outline.stages
    .filter(({ parent }) => parent === null)
    .flatMap((stage) => {
      const inside = stagesWithin(outline, stage);
      const own = outline.topics.filter(({ id, stage: of }) => inside.has(of) && belief.verdicts.has(id));
      const of = (verdict: string): number =>
        own.filter(({ id }) => belief.verdicts.get(id) === verdict).length;
      const open = of('open') > 0 ? `, ${of('open')} undecided` : '';
      return own.length === 0
        ? []
        : [`${stage.number} ${stage.title}: ${of('known')} of ${own.length} known${open}`];
    });
  const { credit } = belief;
  const names = credit.map(({ title }) => `"${title}"`).join(', ');
  return [
    `After ${count(asked, 'answer')} this is what I believe:`,
    ...rows,
    '',
    credit.length === 0
      ? 'There is nothing to credit: begin with the first topic that is ready.'
      : `${count(credit.length, 'topic')} would be credited as learned: ${names}. Each comes back once within two weeks.`,
  ].join('\n');
}

/** Writes down what was believed: the topics as credited, in one act that one `undo` takes back; and the end of the test. */
export function closePlacement(
  study: Study,
  { request }: PlacementScope,
  credit: readonly OutlineTopic[],
): void {
  if (credit.length > 0) study.store.append({ kind: 'credited', topics: credit.map(({ id }) => id) });
  study.store.append({ kind: 'placed', request });
}
