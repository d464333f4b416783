import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import type { Learner } from './learner.ts';

/** A concept that a wrong answer said is not understood, and that no right answer has put right since. */
export interface OpenMixup {
  readonly topic: OutlineTopic;
  /** concept of the question that was answered wrong, null when it names none */
  readonly concept: string | null;
  /** the concept it was taken for, or that is missing */
  readonly missed: string;
  readonly count: number;
  /** UTC ms of the last time */
  readonly at: number;
  /** other questions about the missed concept: those never or longest ago answered first */
  readonly questions: readonly OutlineQuestion[];
}

/** The mix-ups still open in some topics, the freshest first. One whose concept no other question asks about is left out. */
export function openMixups(topics: readonly OutlineTopic[], learner: Learner): OpenMixup[] {
  const { mixups } = learner.progress;
  if (Object.keys(mixups).length === 0) return [];
  const open: OpenMixup[] = [];
  for (const topic of topics)
    for (const asked of topic.questions)
      for (const key of [asked.key, ...asked.was])
        for (const [missed, { at, count }] of Object.entries(mixups[key] ?? {})) {
          const questions = topic.questions.filter((one) => one.concept === missed && one !== asked);
          const isPutRight = questions.some((one) => {
            const card = learner.card(one);
            return card !== null && card.at >= at && card.grade > 1;
          });
          if (questions.length === 0 || isPutRight) continue;
          const lastAnswer = (one: OutlineQuestion): number => learner.card(one)?.at ?? 0;
          questions.sort((a, b) => lastAnswer(a) - lastAnswer(b));
          open.push({ topic, concept: asked.concept, missed, count, at, questions });
        }
  return open.sort((a, b) => b.at - a.at || (a.missed < b.missed ? -1 : 1));
}

/** The open mix-up that a question would put right, or null. */
export const mixupBehind = (question: OutlineQuestion, mixups: readonly OpenMixup[]): OpenMixup | null =>
  mixups.find(({ questions }) => questions.includes(question)) ?? null;
