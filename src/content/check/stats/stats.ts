import { foldMarkdown } from '../../fold.ts';
import type { Kind, Level, Question, Roadmap, Stage } from '../../model.ts';
import { isNegative, isNegativeEmphasised } from '../negative.ts';
import { isChoosing, isFourChoice, isKeyLongest } from '../rules/lint/choices.ts';
import { sweeping } from '../sweeping.ts';
import { evenChance } from './chi-square.ts';

/** How many of how many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** Figures over all questions of a roadmap that betray habits of its authors. */
export interface Stats {
  readonly questions: number;
  readonly kinds: Readonly<Record<Kind, number>>;
  /** of the questions with one key and four answers, those whose key has more characters than every other answer */
  readonly longestKey: Share;
  /** where the keys of those questions stand as written, and the chance that even places look like that */
  readonly positions: { readonly counts: readonly number[]; readonly p: number };
  /** choosing questions with an answer such as "all of these" or "both A and B" */
  readonly sweeping: Share;
  /** choosing questions that ask for what is not so */
  readonly negative: Share;
  /** of the negative stems */
  readonly emphasised: Share;
  /** questions that ask what an earlier one asks */
  readonly duplicateStems: Share;
  readonly explanations: Share;
  /** wrong answers that say what is wrong with them; pinned ones do not count */
  readonly comments: Share;
  /** of the questions with a level */
  readonly recall: Share;
  readonly levels: Readonly<Record<Level, number>>;
}

/** Counts over the whole roadmap. */
export function statsOf(roadmap: Roadmap): Stats {
  const questions = questionsOf(roadmap.stages);
  const share = <T>(list: readonly T[], has: (one: T) => boolean): Share => ({
    count: list.filter(has).length,
    of: list.length,
  });
  const count = <K extends string>(names: readonly K[], of: (question: Question) => K | null) =>
    Object.fromEntries(
      names.map((name) => [name, questions.filter((question) => of(question) === name).length]),
    ) as Record<K, number>;
  const choosing = questions.filter(isChoosing);
  const four = questions.filter(isFourChoice);
  const positions = [0, 1, 2, 3].map((at) => four.filter((q) => q.answers[at]?.correct).length);
  const wrong = choosing.flatMap((q) => q.answers.filter((a) => !a.correct && !a.pinned));
  const stems = new Set(questions.map((q) => foldMarkdown(`${q.stem}\n${q.body}`)));
  return {
    questions: questions.length,
    kinds: count(['one', 'many', 'order', 'match', 'type', 'recall'], (q) => q.kind),
    longestKey: share(four, isKeyLongest),
    positions: { counts: positions, p: Number(evenChance(positions).toFixed(6)) },
    sweeping: share(choosing, (q) =>
      q.answers.some((answer) => sweeping(answer.text, `${q.stem}\n${q.body}`) !== null),
    ),
    negative: share(choosing, (q) => isNegative(q.stem)),
    emphasised: share(
      choosing.filter((q) => isNegative(q.stem)),
      (q) => isNegativeEmphasised(q.stem),
    ),
    duplicateStems: { count: questions.length - stems.size, of: questions.length },
    explanations: share(questions, (q) => q.explanation !== null),
    comments: share(wrong, (answer) => answer.why !== null),
    recall: share(
      questions.filter((q) => q.level !== null),
      (q) => q.level === 'recall',
    ),
    levels: count(['recall', 'understand', 'apply', 'analyze'], (q) => q.level),
  };
}

const questionsOf = (stages: readonly Stage[]): Question[] =>
  stages.flatMap((stage) => [
    ...stage.topics.flatMap((topic) => topic.questions),
    ...questionsOf(stage.stages),
  ]);
