import type { QuestionKey, TopicId } from '../content/model.ts';
import type { Outline, OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { dayOf } from './day.ts';
import { interval, retrievability } from './memory.ts';
import {
  type Card,
  cardIn,
  type RoadmapProgress,
  type TopicRecord,
  topicOf,
  topicRecord,
} from './progress.ts';

/** A moment as the learner lives it. */
export interface Moment {
  /** UTC ms */
  readonly at: number;
  /** local time minus UTC, minutes */
  readonly tz: number;
}

/** What a learner wishes for; settings. */
export interface Wishes {
  /** probability of recall at which a question comes up again, 0–1 */
  readonly retention: number;
  /** how many reviews a day may hold */
  readonly reviews: number;
}

/** Progress laid over a roadmap as it is today: the one place that knows what became of renamed questions. */
export interface Learner {
  readonly outline: Outline;
  readonly progress: RoadmapProgress;
  readonly now: Moment;
  /** number of the learner's day */
  readonly today: number;
  readonly wishes: Wishes;
  /** what is remembered of a question, under whatever key it is kept; null when never answered */
  card(question: OutlineQuestion): Card | null;
  /** the key that memory is kept under */
  keptUnder(question: OutlineQuestion): QuestionKey;
  topic(topic: OutlineTopic): TopicRecord;
  /** whether one of its questions was answered, or is due without having been */
  isTouched(topic: OutlineTopic): boolean;
  /** day on which the question is to be asked again, null when never answered */
  dueDay(question: OutlineQuestion): number | null;
  isDue(question: OutlineQuestion): boolean;
  /** probability of recalling it now, 0–1; 0 when never answered */
  recall(question: OutlineQuestion): number;
  /** keys progress holds that belong to no question of this roadmap any more */
  readonly orphans: readonly string[];
}

/** Joins a roadmap and progress: by key, then by former keys, then by a digest that fits one question only. */
export function makeLearner(
  outline: Outline,
  progress: RoadmapProgress,
  now: Moment,
  wishes: Wishes,
): Learner {
  const today = dayOf(now.at, now.tz);
  const { kept, orphans, touched } = join(outline, progress);
  const checks = checksOf(outline, progress);
  const wanted = wantedSince(outline, progress);
  for (const key of [...checks.keys(), ...wanted.keys()]) touched.add(topicOf(key));
  const keptUnder = (question: OutlineQuestion): QuestionKey => kept.get(question.key) ?? question.key;
  const card = (question: OutlineQuestion): Card | null => cardIn(progress, keptUnder(question)) ?? null;
  const dueDay = (question: OutlineQuestion): number | null => {
    const known = card(question);
    if (known === null) return checks.get(question.key) ?? null;
    // an answer given in the future says that a clock was wrong: asking again today puts it right
    if (known.day > today) return today;
    const scheduled = known.day + interval(known, wishes.retention);
    const since = wanted.get(question.key);
    return since !== undefined && known.day < since ? Math.min(since, scheduled) : scheduled;
  };
  return {
    outline,
    progress,
    now,
    today,
    wishes,
    card,
    keptUnder,
    topic: (topic) => recordOf(progress, topic),
    isTouched: (topic) => touched.has(topic.id),
    dueDay,
    isDue: (question) => {
      const due = dueDay(question);
      return due !== null && due <= today;
    },
    recall: (question) => {
      const known = card(question);
      return known === null ? 0 : retrievability(known, (now.at - known.at) / 86_400_000);
    },
    orphans: [...orphans],
  };
}

interface Joined {
  /** by key of a question: the other key its memory is kept under */
  readonly kept: Map<QuestionKey, QuestionKey>;
  /** keys that belong to no question any more */
  readonly orphans: Set<string>;
  /** ids of topics with a question that was answered */
  readonly touched: Set<string>;
}

/** What belongs to which question. This runs at every start: whoever has answered nothing is done with it at once. */
function join(outline: Outline, progress: RoadmapProgress): Joined {
  const joined: Joined = { kept: new Map(), orphans: new Set(), touched: new Set() };
  const { orphans, touched } = joined;
  const groups = new Map(Object.entries(progress.cards));
  if (groups.size === 0) return joined;
  const topics = outline.topics.filter(mayOwn(progress));
  for (const { id, questions } of topics.filter((topic) => groups.has(topic.id))) {
    const cards = groups.get(id) as Readonly<Record<string, Card>>;
    groups.delete(id);
    const own = questions.filter(({ key }) => Object.hasOwn(cards, key));
    const keys = Object.keys(cards);
    if (own.length > 0) touched.add(id);
    if (own.length < keys.length)
      for (const key of keys) if (own.every((question) => question.key !== key)) orphans.add(key);
  }
  for (const cards of groups.values()) for (const key of Object.keys(cards)) orphans.add(key);
  if (orphans.size > 0) {
    adoptByFormer(topics, progress, joined);
    adoptByDigest(outline, progress, joined);
  }
  return joined;
}

/** Whether a topic may have questions that something is remembered of. */
export const mayOwn =
  ({ cards }: RoadmapProgress) =>
  (topic: OutlineTopic): boolean =>
    topic.moved || Object.hasOwn(cards, topic.id);

/** Gives each question that nothing is remembered of what was remembered under the first of its former keys. */
function adoptByFormer(
  topics: readonly OutlineTopic[],
  progress: RoadmapProgress,
  { kept, orphans, touched }: Joined,
): void {
  for (const { key, was } of topics.flatMap((topic) => topic.questions)) {
    const former = cardIn(progress, key) ? undefined : was.find((one) => orphans.has(one));
    for (const one of was) orphans.delete(one);
    if (former === undefined) continue;
    kept.set(key, former);
    touched.add(topicOf(key));
  }
}

/** Days over which what was credited comes back. */
const CHECK_WITHIN = 14;

/** A topic that was credited comes back once: one of its questions is due within two weeks, each topic's on a day of its own. */
function checksOf(outline: Outline, progress: RoadmapProgress): ReadonlyMap<QuestionKey, number> {
  const checks = new Map<QuestionKey, number>();
  for (const topic of outline.topics) {
    const { credited } = recordOf(progress, topic);
    const question = credited === undefined ? null : checkQuestion(topic);
    if (credited !== undefined && question !== null)
      checks.set(
        question.key,
        credited + 1 + ((Number.parseInt(question.digest.slice(0, 6), 16) || 0) % CHECK_WITHIN),
      );
  }
  return checks;
}

/** For each question of a topic that a failed check of a project needs: the day it failed. Answered since, it is not due for that. */
function wantedSince(outline: Outline, progress: RoadmapProgress): ReadonlyMap<QuestionKey, number> {
  const since = new Map<QuestionKey, number>();
  for (const topic of outline.topics) {
    const { wanted } = recordOf(progress, topic);
    if (wanted !== undefined) for (const { key } of topic.questions) since.set(key, wanted);
  }
  return since;
}

/** The question a credited topic comes back with: the one with the least digest, so that it is chance and stays the same. */
export const checkQuestion = (topic: OutlineTopic): OutlineQuestion | null =>
  topic.questions.reduce<OutlineQuestion | null>(
    (least, question) => (least === null || question.digest < least.digest ? question : least),
    null,
  );

function recordOf(progress: RoadmapProgress, topic: OutlineTopic): TopicRecord {
  if (topic.was.length === 0) return topicRecord(progress, topic.id);
  const records = ([...topic.was].reverse() as TopicId[]).map((id) => topicRecord(progress, id));
  return Object.assign({}, ...records, topicRecord(progress, topic.id));
}

/** Gives what belongs to nobody to the one question that has its digest, where nothing is remembered of that. */
function adoptByDigest(
  outline: Outline,
  progress: RoadmapProgress,
  { kept, orphans, touched }: Joined,
): void {
  if (orphans.size === 0) return;
  const homeless = outline.topics
    .flatMap((topic) => topic.questions)
    .filter(({ key }) => !kept.has(key) && !cardIn(progress, key));
  const byDigest = new Map<string, string | null>();
  for (const key of orphans) {
    const { digest } = cardIn(progress, key) as Card;
    byDigest.set(digest, byDigest.has(digest) ? null : key);
  }
  const seen = new Map<string, number>();
  for (const { digest } of homeless) seen.set(digest, (seen.get(digest) ?? 0) + 1);
  for (const question of homeless) {
    const key = byDigest.get(question.digest);
    if (key === undefined || key === null || seen.get(question.digest) !== 1) continue;
    kept.set(question.key, key as QuestionKey);
    touched.add(topicOf(question.key));
    orphans.delete(key);
  }
}
