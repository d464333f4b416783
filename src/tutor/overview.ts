import type { OutlineStage, OutlineTopic } from '../content/outline.ts';
import { stagesWithin } from '../content/selector.ts';
import { rowsOf } from '../learning/grouped.ts';
import type { Learner } from '../learning/learner.ts';
import { statesOf, type TopicState } from '../learning/mastery.ts';
import { type ProjectState, projectState } from '../learning/project-state.ts';
import { streakOf } from '../learning/streak.ts';

export interface StageTally {
  readonly stage: OutlineStage;
  readonly topics: number;
  /** fading ones included: they were learned */
  readonly learned: number;
  readonly due: number;
}

export interface Overview {
  readonly states: ReadonlyMap<string, TopicState>;
  readonly topics: Readonly<Record<TopicState | 'total', number>>;
  readonly questions: { readonly total: number; readonly seen: number; readonly due: number };
  readonly streak: number;
  /** answers on the learner's today */
  readonly today: number;
  /** answers a day, mean of the last seven days, today included */
  readonly pace: number;
  readonly stages: readonly StageTally[];
  readonly projects: { readonly total: number; readonly begun: number; readonly passed: number };
}

/** Where the learner stands, in numbers. Skipped topics are not reviewed, so nothing of theirs is due. */
export function makeOverview(learner: Learner): Overview {
  const states = statesOf(learner);
  const { topics, stages } = learner.outline;
  const isIn =
    (...wanted: TopicState[]) =>
    (topic: OutlineTopic) =>
      wanted.includes(states.get(topic.id) as TopicState);
  const dueOf = (some: readonly OutlineTopic[]) =>
    some
      .filter((t) => learner.isTouched(t) && !isIn('skipped')(t))
      .flatMap((t) => t.questions)
      .filter((question) => learner.isDue(question)).length;
  const tally = { total: topics.length, locked: 0, ready: 0, learning: 0, learned: 0, fading: 0, skipped: 0 };
  for (const state of states.values()) tally[state]++;
  const touched = topics.filter((topic) => learner.isTouched(topic));
  const days = rowsOf(learner.progress.days);
  const week = Array.from({ length: 7 }, (_, i) => days[String(learner.today - i)] ?? 0);
  return {
    states,
    topics: { ...tally, learned: tally.learned + tally.fading },
    questions: {
      total: topics.reduce((sum, topic) => sum + topic.questionCount, 0),
      seen: touched.flatMap((topic) => topic.questions).filter((question) => learner.card(question) !== null)
        .length,
      due: dueOf(topics),
    },
    streak: streakOf(days, learner.today),
    today: days[String(learner.today)] ?? 0,
    pace: week.reduce((sum, n) => sum + n, 0) / 7,
    projects: projectsOf(learner),
    stages: stages.map((stage) => {
      // tags put a topic into other stages for quizzing; it is counted where it stands
      const within = stagesWithin(learner.outline, stage);
      const own = topics.filter((topic) => within.has(topic.stage));
      return {
        stage,
        topics: own.length,
        learned: own.filter(isIn('learned', 'fading')).length,
        due: dueOf(own),
      };
    }),
  };
}

function projectsOf({ outline, progress }: Learner): Overview['projects'] {
  const states = outline.projects.map((project) => projectState(project, progress));
  const of = (state: ProjectState): number => states.filter((one) => one === state).length;
  return { total: states.length, begun: of('begun'), passed: of('passed') };
}
