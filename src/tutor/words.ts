import type { Markdown, Question } from '../content/model.ts';
import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { dayDate } from '../learning/day.ts';
import type { Learner } from '../learning/learner.ts';
import { newQuestions, statesOf, type TopicState } from '../learning/mastery.ts';
import type { OpenMixup } from '../learning/mixup.ts';
import { decideNext, type Next } from '../learning/next.ts';
import type { Card, RoadmapProgress } from '../learning/progress.ts';
import { projectState } from '../learning/project-state.ts';
import { headingAbout } from '../learning/section.ts';
import { oneLine } from '../terminal/sanitise.ts';
import type { Summary } from './front.ts';

/** `1 question`, `3 questions`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** How a session went: by its first answers, or by those to misses of the session it went on with. */
export function scoreOf({ results, again }: Pick<Summary, 'results' | 'again'>): {
  readonly score: string | null;
  readonly answers: number;
} {
  const right = results.filter(({ correct }) => correct).length;
  if (results.length > 0) return { score: `${right} of ${results.length} right`, answers: results.length };
  const { asked } = again;
  return { score: asked > 0 ? `${again.right} of ${asked} right when asked again` : null, answers: asked };
}

/** What became of the answers, in a sentence behind the score: '' where all was asked and all is kept. */
export function keptWords(summary: Pick<Summary, 'results' | 'again' | 'stopped' | 'unsaved'>): string {
  const { results, again, stopped, unsaved } = summary;
  const head = stopped ? ' Stopped;' : '';
  if (unsaved > 0) {
    const given = results.length + again.asked;
    return `${head} ${unsaved} of ${count(given, 'answer')} could not be kept.`;
  }
  return stopped ? `${head} ${count(scoreOf(summary).answers, 'answer is', 'answers are')} kept.` : '';
}

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

/** A concept as it is said: `safe-methods` is "safe methods". */
const said = (concept: string): string => `"${concept.replaceAll('-', ' ')}"`;

/** Where a lesson is to be read again: the section that says most about some words. */
function reread(words: string, topic: Pick<OutlineTopic, 'id'>, lesson: Markdown): string {
  const heading = headingAbout(words, lesson);
  return `${heading === null ? 'the lesson' : `"${heading}"`} in: roadmap show ${topic.id}`;
}

/** Why a question is asked that puts a mix-up right. */
export function mixupWords({ concept, missed, count, topic }: OpenMixup, lesson: Markdown): string {
  const what =
    concept === null || concept === missed
      ? `${count > 1 ? 'Again and again' : 'The last time'} ${said(missed)} was the gap.`
      : count > 1
        ? `You tend to mix up ${said(concept)} and ${said(missed)}.`
        : `The last time you mixed up ${said(concept)} and ${said(missed)}.`;
  return `${what} See ${reread(missed.replaceAll('-', ' '), topic, lesson)}`;
}

/** What to do about a question that is forgotten again and again. */
export function leechWords(card: Card, question: Question, topic: OutlineTopic, lesson: Markdown): string {
  const words = [question.stem, question.explanation ?? '', (question.concept ?? '').replaceAll('-', ' ')];
  const stem = oneLine(question.stem, 60);
  return `Forgotten ${card.lapses} times: ${stem} Read again ${reread(words.join(' '), topic, lesson)}`;
}

/** What is next, as one line with the command that does it. */
export function nextWords(learner: Learner): string {
  return nextLine(decideNext(learner));
}

/** The project to build, as one line; null when there is none for now. */
export function projectLine({ project }: Next, progress: RoadmapProgress): string | null {
  if (project === null) return null;
  const command = projectState(project, progress) === 'begun' ? 'check' : 'start';
  return `Build: "${project.title}" (roadmap project ${command} ${project.id})`;
}

export function nextLine(next: Next): string {
  switch (next.action) {
    case 'review':
      return `Next: review ${count(next.today, 'question')} that ${next.today === 1 ? 'is' : 'are'} due (roadmap next)`;
    case 'quiz':
      return `Next: the quiz of "${next.topic.title}" (roadmap next)`;
    case 'learn':
      return `Next: "${next.topic.title}", about ${count(next.topic.minutes, 'minute')} (roadmap next)`;
    case 'finished':
      return next.reason;
  }
}

/** What is said of an answer that is not right, by how much of it is (0–1). */
export const notRightWords = (score: number): string =>
  score > 0 ? `Partly right, ${Math.round(score * 100)} %.` : 'Not right.';
