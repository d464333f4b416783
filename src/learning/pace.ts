import type { OutlineTopic } from '../content/outline.ts';
import type { Event } from './event.ts';
import { visitAnswers } from './history.ts';
import type { Learner } from './learner.ts';

/** How fast somebody learns. */
export interface Pace {
  /** seconds an answer in a quiz takes, with a look at the reason given after it */
  readonly answer: number;
  /** the same for an answer in a review */
  readonly review: number;
  /** share of first answers that are right, 0–1 */
  readonly firstRight: number;
  /** time for a lesson as a multiple of what its author thinks: 2 is twice as long */
  readonly reading: number;
  /** timed answers and lessons these figures were measured on; 0: they are the author's alone */
  readonly answers: number;
  readonly lessons: number;
}

/** What is taken for true of somebody nothing is known of, and how much it weighs beside what is measured. */
const ASSUMED = { answer: 30, review: 20, firstRight: 0.75, reading: 1 } as const;
const WEIGHT = { answers: 20, lessonMinutes: 60 } as const;

/** Whoever takes longer than this went away in between, seconds. */
const LONGEST_ANSWER = 180;
const LONGEST_LESSON = 3600;
/** Only the last answers, of quizzes and of reviews, tell how fast somebody is now. */
const RECENT = 500;
/** At least so much of a topic's time is for its lesson, however many questions it has. */
const LEAST_LESSON = 0.25;

/**
 * A learner's pace as measured, drawn towards what authors assume as long as there is little to measure:
 * - an answer takes the mean of the last 500 that were timed, each counted as three minutes at most, apart for quizzes and
 *   reviews; who is slow in quizzes is taken to be slow in reviews until there are some;
 * - a lesson takes the time from whatever the learner did before to its end, an hour at most, where the topic was
 *   finished later; lessons that began a sitting were not seen to begin and do not count.
 */
export function paceOf(events: readonly Event[], learner: Learner): Pace {
  const quiz: number[] = [];
  const reviews: number[] = [];
  let first = 0;
  let right = 0;
  visitAnswers(events, ({ took, grade, repeat }, _day, since) => {
    const times = since === null || since === 0 ? quiz : reviews;
    if (took > 0) times.push(Math.min(took / 1000, LONGEST_ANSWER));
    if (since !== null || repeat === true) return;
    first += 1;
    if (grade > 1) right += 1;
  });
  const lessons = lessonsRead(events, learner);
  const answer = typical(quiz, ASSUMED.answer);
  return {
    answer,
    review: typical(reviews, (ASSUMED.review * answer) / ASSUMED.answer),
    firstRight: blend(ASSUMED.firstRight * WEIGHT.answers, right, WEIGHT.answers, first),
    reading: blend(
      ASSUMED.reading * WEIGHT.lessonMinutes,
      sum(lessons.map(({ took }) => took)),
      WEIGHT.lessonMinutes,
      sum(lessons.map(({ expected }) => expected)),
    ),
    answers: Math.min(quiz.length, RECENT) + Math.min(reviews.length, RECENT),
    lessons: lessons.length,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const blend = (assumed: number, measured: number, weight: number, count: number): number =>
  (assumed + measured) / (weight + count);

/** The mean of the last times, drawn towards what is assumed. */
function typical(times: readonly number[], assumed: number): number {
  const recent = times.slice(-RECENT);
  return blend(assumed * WEIGHT.answers, sum(recent), WEIGHT.answers, recent.length);
}

/** Lessons of finished topics whose reading was seen from its beginning: minutes taken and minutes expected. */
function lessonsRead(events: readonly Event[], learner: Learner): { took: number; expected: number }[] {
  const finished = new Map<string, OutlineTopic>(
    learner.outline.topics
      .filter((topic) => learner.topic(topic).passed !== undefined)
      .map((topic) => [topic.id, topic]),
  );
  const found: { took: number; expected: number }[] = [];
  for (const [i, event] of events.entries()) {
    const topic = event.kind === 'read' ? finished.get(event.topic) : undefined;
    if (topic === undefined) continue;
    // read again it takes less
    finished.delete(topic.id);
    const took = (event.at - (events[i - 1]?.at ?? Number.NEGATIVE_INFINITY)) / 1000;
    if (took < 0 || took > LONGEST_LESSON) continue;
    found.push({ took: took / 60, expected: authorsTime(topic).lesson / 60 });
  }
  return found;
}

/** What a topic's author thinks it takes, in seconds: `minutes` is for the lesson and its quiz together. */
function authorsTime({ minutes, questions }: OutlineTopic): { lesson: number; quiz: number } {
  const quiz = questions.length * answersEach(ASSUMED.firstRight) * ASSUMED.answer;
  const lesson = Math.max(minutes * 60 - quiz, minutes * 60 * LEAST_LESSON);
  return { lesson, quiz: minutes * 60 - lesson };
}

/** Answers until a question was answered right: what was missed is asked once more. */
const answersEach = (firstRight: number): number => 2 - firstRight;

/**
 * Seconds that what is left of a topic takes at that pace: its lesson, if it was not read, and the answers to
 * `questions` of its questions. Whole, so that sums do not depend on their order.
 */
export function timeFor(
  topic: OutlineTopic,
  pace: Pace,
  left: { lesson: boolean; questions: number },
): number {
  const { lesson, quiz } = authorsTime(topic);
  const share = topic.questions.length === 0 ? 0 : left.questions / topic.questions.length;
  const slower =
    (pace.answer * answersEach(pace.firstRight)) / (ASSUMED.answer * answersEach(ASSUMED.firstRight));
  return Math.round((left.lesson ? lesson * pace.reading : 0) + quiz * slower * share);
}
