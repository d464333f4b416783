import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { dayDate } from '../learning/day.ts';
import type { Learner } from '../learning/learner.ts';
import { newQuestions, statesOf, type TopicState } from '../learning/mastery.ts';
import { decideNext, type Next } from '../learning/next.ts';

/** `1 question`, `3 questions`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** When a question comes up again: `today`, `tomorrow`, `in 5 days`, `on 2027-03-01`. */
export function dueWords(learner: Learner, question: OutlineQuestion): string {
  const day = learner.dueDay(question);
  if (day === null) return 'when you have answered it';
  const days = day - learner.today;
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 60 ? `in ${days} days` : `on ${dayDate(day)}`;
}

/** What became of a topic: `HTTP: learned`, `DNS: learning, 6 of 10 right`. */
export function topicWords(learner: Learner, topic: OutlineTopic): string {
  const state = statesOf(learner).get(topic.id) as TopicState;
  const right = topic.questions.filter((question) => (learner.card(question)?.grade ?? 1) > 1).length;
  const fresh = newQuestions(topic, learner);
  const more =
    state === 'learning'
      ? `, ${right} of ${topic.questions.length} right`
      : fresh > 0
        ? `, ${count(fresh, 'new question')}`
        : '';
  return `${topic.title}: ${state}${more}`;
}

/** What is next, as one line with the command that does it. */
export function nextWords(learner: Learner): string {
  return nextLine(decideNext(learner));
}

export function nextLine(next: Next): string {
  switch (next.action) {
    case 'review':
      return `Next: review ${count(next.due, 'question')} that ${next.due === 1 ? 'is' : 'are'} due (roadmap next)`;
    case 'quiz':
      return `Next: the quiz of "${next.topic?.title ?? ''}" (roadmap next)`;
    case 'learn':
      return `Next: "${next.topic?.title ?? ''}", about ${count(next.topic?.minutes ?? 0, 'minute')} (roadmap next)`;
    case 'finished':
      return next.reason;
  }
}
