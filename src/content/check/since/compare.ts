import { questionDigest } from '../../fold.ts';
import type { Question, Roadmap, Stage, Topic } from '../../model.ts';
import { once } from '../../once.ts';
import type { LocatedQuestion, LocatedTopic } from '../../parse/located.ts';
import { changedKey } from './changed-key.ts';
import { answersOf, isAnother, likeness, wordCount } from './likeness.ts';

/** What became of something learners may have progress in. */
export type Change =
  | { readonly kind: 'removed-topic'; readonly topic: OldTopic; readonly questions: readonly OldQuestion[] }
  | { readonly kind: 'renamed-topic'; readonly topic: OldTopic; readonly now: LocatedTopic }
  | { readonly kind: 'removed-question'; readonly question: OldQuestion; readonly topic: LocatedTopic }
  | {
      readonly kind: 'renamed-question' | 'moved-question';
      readonly question: OldQuestion;
      readonly now: NowQuestion;
    }
  | { readonly kind: 'reused-id'; readonly question: OldQuestion; readonly now: NowQuestion }
  | {
      readonly kind: 'changed-key';
      readonly question: OldQuestion;
      readonly now: NowQuestion;
      readonly how: string;
    };

export interface OldTopic {
  readonly topic: Topic;
  /** id of the stage it stood in */
  readonly stage: string;
}

export interface OldQuestion {
  readonly key: string;
  readonly topic: string;
  readonly question: Question;
}

export interface NowQuestion {
  readonly key: string;
  readonly topic: LocatedTopic;
  readonly located: LocatedQuestion;
}

/** How a question that is called otherwise now was called, as it is written in its new place. */
export const formerOf = ({
  kind,
  question,
}: Change & { kind: 'renamed-question' | 'moved-question' }): string =>
  kind === 'moved-question' ? question.key : question.question.id;

/** Less alike than this, and one is not taken for the other. */
const leastLikeness = 0.5;

const digestOf = once(questionDigest);

export interface Comparison {
  /** what learners' progress cannot follow, or is graded anew by */
  readonly changes: readonly Change[];
  /** how many questions were in no shape there before */
  readonly newQuestions: number;
}

/** Compares a roadmap as it was with the topics there are now. */
export function compare(before: Roadmap, topics: readonly LocatedTopic[]): Comparison {
  const old = topicsOf(before.stages);
  const became = matchTopics(old, topics);
  const renamed = [...became].flatMap(([one, now]): Change[] =>
    now !== null && now.id !== one.topic.id && !now.was.some(({ value }) => value === one.topic.id)
      ? [{ kind: 'renamed-topic', topic: one, now }]
      : [],
  );
  const { changes, newQuestions } = compareQuestions(became, topics);
  return { changes: [...renamed, ...changes], newQuestions };
}

export const topicsOf = (stages: readonly Stage[]): OldTopic[] =>
  stages.flatMap((stage) => [
    ...stage.topics.map((topic) => ({ topic, stage: stage.id })),
    ...topicsOf(stage.stages),
  ]);

/** What each old topic is called now; null where it is gone. */
function matchTopics(
  old: readonly OldTopic[],
  topics: readonly LocatedTopic[],
): Map<OldTopic, LocatedTopic | null> {
  const ids = new Set<string>(old.map(({ topic }) => topic.id));
  const free = new Set(
    topics.filter(({ id, was }) => !ids.has(id) && !was.some(({ value }) => ids.has(value))),
  );
  return new Map(
    old.map((one) => {
      const { id } = one.topic;
      const same =
        topics.find((now) => now.id === id) ??
        topics.find(({ was }) => was.some(({ value }) => value === id));
      if (same !== undefined) return [one, same];
      const like = [...free].find((now) => isSameTopic(one.topic, now));
      if (like !== undefined) free.delete(like);
      return [one, like ?? null];
    }),
  );
}

/** Half of the questions of either are those of the other; or, where there are none, it has the same title. */
function isSameTopic(before: Topic, { topic, questions }: LocatedTopic): boolean {
  if (before.questions.length === 0 || questions.length === 0)
    return topic !== null && topic.title === before.title;
  const digests = new Set(questions.map(({ question }) => digestOf(question)));
  const ids = new Set(questions.map(({ question }) => question.id));
  const shared = before.questions.filter(
    (one) => digests.has(digestOf(one)) || (!one.derived && ids.has(one.id)),
  );
  return shared.length * 2 >= Math.max(before.questions.length, questions.length);
}

function compareQuestions(
  became: ReadonlyMap<OldTopic, LocatedTopic | null>,
  topics: readonly LocatedTopic[],
): Comparison {
  const changes: Change[] = [];
  const now = new Map(
    topics.flatMap((topic) =>
      topic.questions.map((located): [string, NowQuestion] => {
        const key = `${topic.id}/${located.question.id}`;
        return [key, { key, topic, located }];
      }),
    ),
  );
  const former = formerKeys(now.values());
  const free = new Set(now.values());
  const lost: OldQuestion[] = [];
  for (const [{ topic }, place] of became) {
    for (const question of topic.questions) {
      const one = { key: `${topic.id}/${question.id}`, topic: topic.id, question };
      const same = (place && now.get(`${place.id}/${question.id}`)) ?? former.get(one.key);
      if (same === undefined) lost.push(one);
      else {
        free.delete(same);
        for (const change of compareTwo(one, same)) changes.push(change);
      }
    }
  }
  for (const change of compareLost(lost, free, became)) changes.push(change);
  return { changes, newQuestions: free.size };
}

function formerKeys(questions: Iterable<NowQuestion>): Map<string, NowQuestion> {
  const former = new Map<string, NowQuestion>();
  for (const one of questions)
    for (const was of one.located.question.was)
      for (const owner of [one.topic.id, ...one.topic.was.map(({ value }) => value)])
        former.set(was.includes('/') ? was : `${owner}/${was}`, one);
  return former;
}

function compareTwo(question: OldQuestion, now: NowQuestion): Change[] {
  const [was, is] = [question.question, now.located.question];
  if (digestOf(was) === digestOf(is)) return [];
  if (isAnother(was, is)) return [{ kind: 'reused-id', question, now }];
  const how = changedKey(was, is);
  return how === null ? [] : [{ kind: 'changed-key', question, now, how }];
}

/** Questions whose id is gone: called otherwise, moved, or really gone. */
function compareLost(
  lost: readonly OldQuestion[],
  free: Set<NowQuestion>,
  became: ReadonlyMap<OldTopic, LocatedTopic | null>,
): Change[] {
  const found = new Map<OldQuestion, NowQuestion>();
  const take = (one: OldQuestion, now: NowQuestion | undefined): void => {
    if (now === undefined) return;
    found.set(one, now);
    free.delete(now);
  };
  const byDigest = new Map([...free].map((now) => [digestOf(now.located.question), now]));
  for (const one of lost) {
    const same = byDigest.get(digestOf(one.question));
    if (same !== undefined && free.has(same)) take(one, same);
  }
  const places = new Map([...became].map(([{ topic }, place]) => [topic.id as string, place]));
  const candidates = candidatesIn(free);
  let left = mostCompared;
  for (const one of lost) {
    if (found.has(one)) continue;
    const among = [...candidates(one, places.get(one.topic) ?? null)].filter((now) => free.has(now));
    left -= among.length * wordCount(one.question);
    if (left > 0) take(one, likest(one, among));
  }
  const changes: Change[] = [];
  for (const [old, place] of became) {
    const own = lost.filter(({ topic }) => topic === old.topic.id);
    for (const question of own) {
      const now = found.get(question);
      if (now !== undefined) for (const change of renaming(question, now, place)) changes.push(change);
      else if (place !== null) changes.push({ kind: 'removed-question', question, topic: place });
    }
    const gone = own.filter((question) => !found.has(question));
    if (place === null && (gone.length > 0 || old.topic.questions.length === 0))
      changes.push({ kind: 'removed-topic', topic: old, questions: gone });
  }
  return changes;
}

/** Answers that stand below more questions than this tell nothing: yes, no, 404. */
const mostShared = 20;

/** Who may be a question under another name: those of its topic, and those elsewhere that have an answer in common. */
function candidatesIn(free: ReadonlySet<NowQuestion>) {
  const byTopic = new Map<LocatedTopic, NowQuestion[]>();
  const byAnswer = new Map<string, NowQuestion[]>();
  const add = <K>(map: Map<K, NowQuestion[]>, key: K, one: NowQuestion): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [one]);
    else list.push(one);
  };
  for (const one of free) {
    add(byTopic, one.topic, one);
    for (const answer of new Set(answersOf(one.located.question))) add(byAnswer, answer, one);
  }
  return ({ question }: OldQuestion, place: LocatedTopic | null): Set<NowQuestion> => {
    const shared = answersOf(question).map((answer) => byAnswer.get(answer) ?? []);
    return new Set([
      ...((place && byTopic.get(place)) ?? []),
      ...shared.filter((list) => list.length <= mostShared).flat(),
    ]);
  };
}

/** Words that are looked up to find questions under another name; in more than that, those left count as gone and new. */
const mostCompared = 5_000_000;

function likest(one: OldQuestion, candidates: readonly NowQuestion[]): NowQuestion | undefined {
  const rated = candidates
    .map((now) => ({ now, like: likeness(one.question, now.located.question) }))
    .filter(({ like }) => like >= leastLikeness)
    .sort((a, b) => b.like - a.like);
  return rated[0]?.now;
}

function renaming(question: OldQuestion, now: NowQuestion, place: LocatedTopic | null): Change[] {
  const isMoved = now.topic !== place;
  // an id that came from the words is found by the words, as long as they stay
  const isFollowed =
    question.question.derived && digestOf(question.question) === digestOf(now.located.question);
  if (isFollowed && !isMoved) return [];
  const changes: Change[] = [{ kind: isMoved ? 'moved-question' : 'renamed-question', question, now }];
  const how = changedKey(question.question, now.located.question);
  return how === null ? changes : [...changes, { kind: 'changed-key', question, now, how }];
}
