import { answerDigest, fold } from '../content/fold.ts';
import type { ChooseQuestion, MatchQuestion, OrderQuestion, Question } from '../content/model.ts';
import { slips } from '../content/nearest.ts';
import type { Confidence, Grade } from './event.ts';
import type { Lettered, Response, Shown } from './shown.ts';

/** What an answer was worth. */
export interface Verdict {
  readonly correct: boolean;
  /** 0–1; partly right answers lie between */
  readonly score: number;
  /** a typed answer that is a slip away from a right one */
  readonly near: boolean;
  /** what is right, in the letters shown; accepted texts for typed, the answer itself for recall */
  readonly key: readonly string[];
  /** what is right, in words */
  readonly keyTexts: readonly string[];
  /** the comments on what was picked wrongly (or on the right pick) */
  readonly why: string | null;
  /** what an event keeps of the answer */
  readonly chosen: readonly string[];
  /** concepts that the wrong picks say are not understood */
  readonly misses: readonly string[];
}

/** Compares an answer with the key. Pure; the response is in the letters of `shown`. */
export function judge(question: Question, shown: Shown, response: Response): Verdict {
  const key = keyOf(question, shown);
  const wrong: Verdict = { correct: false, score: 0, near: false, ...key, why: null, chosen: [], misses: [] };
  switch (question.kind) {
    case 'one':
    case 'many':
      return response.kind === 'one' || response.kind === 'many'
        ? { ...wrong, ...judgeChoice(question.answers, textsOf(shown, response.keys)) }
        : wrong;
    case 'order':
      return response.kind === 'order'
        ? {
            ...wrong,
            ...judgeOrder(question.items, textsOf(shown, response.keys)),
          }
        : wrong;
    case 'match':
      return response.kind === 'match' && shown.kind === 'match'
        ? { ...wrong, ...judgeMatch(question.pairs, shown, response.pairs) }
        : wrong;
    case 'type':
      return response.kind === 'type' ? { ...wrong, ...judgeTyped(question.accepted, response.text) } : wrong;
    case 'recall': {
      if (response.kind !== 'recall') return wrong;
      const known = response.grade > 1;
      return { ...wrong, correct: known, score: known ? 1 : 0, chosen: [String(response.grade)] };
    }
  }
}

/**
 * The FSRS grade of an answer: wrong or not known is again (1); right with the hint, on the second try or by a guess
 * hard (2); right good (3); a recall is graded by the learner.
 */
export function gradeOf(
  verdict: Verdict,
  response: Response,
  help: { readonly hinted: boolean; readonly secondTry: boolean; readonly sure?: Confidence | undefined },
): Grade {
  if (response.kind === 'recall') return response.grade;
  if (!verdict.correct) return 1;
  return help.hinted || help.secondTry || help.sure === 'guess' ? 2 : 3;
}

type Part = Partial<Verdict>;

const lettersOf = (shown: Shown): readonly Lettered[] => ('answers' in shown ? shown.answers : []);

const textsOf = (shown: Shown, keys: readonly string[]): string[] =>
  keys.flatMap((key) =>
    lettersOf(shown)
      .filter((answer) => answer.key === key)
      .map((answer) => answer.text),
  );

function judgeChoice(answers: ChooseQuestion['answers'], picked: readonly string[]): Part {
  const right = answers.filter((answer) => answer.correct);
  const hits = right.filter((answer) => picked.includes(answer.text)).length;
  const misses = picked.length - hits;
  const correct = hits === right.length && misses === 0;
  const chosen = answers.filter((answer) => picked.includes(answer.text));
  const comments = (correct ? chosen : chosen.filter((answer) => !answer.correct))
    .map((answer) => answer.why)
    .filter((why) => why !== null);
  return {
    correct,
    score: Math.max(0, (hits - misses) / right.length),
    why: comments.length > 0 ? comments.join('\n\n') : null,
    chosen: picked.map(answerDigest),
    misses: [...new Set(chosen.flatMap((answer) => answer.misses ?? []))],
  };
}

/** Score of an order: share of neighbouring pairs that follow each other as they should. */
function judgeOrder(items: OrderQuestion['items'], given: readonly string[]): Part {
  const right = items.map((item) => item.text);
  const correct = right.length === given.length && right.every((text, i) => text === given[i]);
  const follows = given
    .slice(1)
    .filter((text, i) => right.indexOf(text) === right.indexOf(given[i] as string) + 1).length;
  const comments = items
    .filter((item, i) => item.why !== null && given[i] !== item.text)
    .map((item) => item.why);
  return {
    correct,
    score: correct ? 1 : follows / Math.max(1, right.length - 1, given.length - 1),
    why: comments.length > 0 ? comments.join('\n\n') : null,
    chosen: given.map(answerDigest),
  };
}

function judgeMatch(
  pairs: MatchQuestion['pairs'],
  shown: Extract<Shown, { kind: 'match' }>,
  given: Readonly<Record<string, string>>,
): Part {
  const choiceText = new Map(shown.choices.map((choice) => [choice.key, choice.text]));
  const leftText = new Map(shown.answers.map((answer) => [answer.key, answer.text]));
  const right = new Map(pairs.map((pair) => [pair.left, pair.right]));
  const entries = Object.entries(given).map(
    ([left, choice]) => [leftText.get(left) ?? '', choiceText.get(choice) ?? ''] as const,
  );
  const hits = entries.filter(([left, choice]) => right.get(left) === choice).length;
  return {
    correct: hits === pairs.length,
    score: hits / pairs.length,
    chosen: entries.map(([left, choice]) => `${answerDigest(left)}=${answerDigest(choice)}`),
  };
}

function judgeTyped(accepted: readonly string[], text: string): Part {
  const given = fold(text);
  const correct = accepted.some((answer) => fold(answer) === given);
  const near = !correct && accepted.some((answer) => isNear(fold(answer), given));
  return { correct, near, score: correct ? 1 : 0, chosen: [text.slice(0, 200)] };
}

/** One slip in words of four letters and more, two from nine on; digits must be right: 404 is not near 403. */
function isNear(accepted: string, given: string): boolean {
  const allowed = accepted.length >= 9 ? 2 : accepted.length >= 4 ? 1 : 0;
  return (
    allowed > 0 &&
    accepted.replace(/\D/g, '') === given.replace(/\D/g, '') &&
    slips(accepted, given, allowed) !== null
  );
}

function keyOf(question: Question, shown: Shown): { key: string[]; keyTexts: string[] } {
  const letters = lettersOf(shown);
  switch (question.kind) {
    case 'one':
    case 'many': {
      const isRight = new Set(question.answers.filter(({ correct }) => correct).map(({ text }) => text));
      const right = letters.filter(({ text }) => isRight.has(text));
      return { key: right.map((answer) => answer.key), keyTexts: right.map((answer) => answer.text) };
    }
    case 'order': {
      const keys = keysByText(letters);
      return {
        key: question.items.map(({ text }) => keys.get(text) as string),
        keyTexts: question.items.map(({ text }) => text),
      };
    }
    case 'match': {
      const numbers = keysByText(shown.kind === 'match' ? shown.choices : []);
      const rights = new Map(question.pairs.map(({ left, right }) => [left, right]));
      const pairs = letters.map(({ key, text }) => ({ key, left: text, right: rights.get(text) as string }));
      return {
        key: pairs.map(({ key, right }) => `${key}${numbers.get(right)}`),
        keyTexts: pairs.map(({ left, right }) => `${left} – ${right}`),
      };
    }
    case 'type':
      return { key: [...question.accepted], keyTexts: [...question.accepted] };
    case 'recall':
      return { key: [question.answer], keyTexts: [question.answer] };
  }
}

const keysByText = (letters: readonly Lettered[]): ReadonlyMap<string, string> =>
  new Map(letters.map(({ key, text }) => [text, key]));
