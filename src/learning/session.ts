import type { QuestionKey } from '../content/model.ts';

/**
 * A session as a state machine: `step(state, event)` gives the next state and what the front has to do. The fronts,
 * a terminal with arrow keys and plain lines, differ only in how they do it.
 */
export interface Session {
  /** still to ask, the one at hand first */
  readonly queue: readonly Asked[];
  /** results of first answers, in order */
  readonly results: readonly Result[];
  readonly phase: 'asking' | 'judged' | 'over';
  /** hint shown for the question at hand */
  readonly hinted: boolean;
  /** the question at hand was answered almost right and is tried once more */
  readonly secondTry: boolean;
  readonly exam: boolean;
  /** how many questions were set out to be asked, those answered before a resume included */
  readonly size: number;
  readonly before: number;
}

export interface Asked {
  readonly question: QuestionKey;
  /** a miss asked again */
  readonly repeat: boolean;
}

export interface Result {
  readonly question: QuestionKey;
  readonly correct: boolean;
  readonly score: number;
  /** right at the end, by being asked again */
  readonly recovered: boolean;
}

export type SessionEvent =
  | { readonly type: 'hint' }
  /** the answer at hand was judged; `near`: a slip away from right */
  | { readonly type: 'judged'; readonly correct: boolean; readonly score: number; readonly near: boolean }
  /** the learner has seen the verdict */
  | { readonly type: 'continue' }
  | { readonly type: 'stop' };

export type Effect =
  | { readonly type: 'ask'; readonly asked: Asked; readonly number: number; readonly of: number }
  | { readonly type: 'show-hint' }
  | { readonly type: 'no-hint' }
  | { readonly type: 'try-again' }
  /** put the answer on disk; only when it is there may the verdict be shown */
  | { readonly type: 'record'; readonly asked: Asked; readonly hinted: boolean; readonly secondTry: boolean }
  | { readonly type: 'show-verdict'; readonly repeatLater: boolean }
  | { readonly type: 'show-summary' };

export interface Step {
  readonly state: Session;
  readonly effects: readonly Effect[];
}

/** A session over `questions`, with `repeats` (misses of an interrupted one) after them. */
export function beginSession(
  questions: readonly QuestionKey[],
  options: { readonly exam: boolean; readonly before?: number; readonly repeats?: readonly QuestionKey[] },
): Step {
  const queue = [
    ...questions.map((question) => ({ question, repeat: false })),
    ...(options.repeats ?? []).map((question) => ({ question, repeat: true })),
  ];
  const before = options.before ?? 0;
  const state: Session = {
    queue,
    results: [],
    phase: 'asking',
    hinted: false,
    secondTry: false,
    exam: options.exam,
    size: questions.length + before,
    before,
  };
  return ask(state);
}

export function step(state: Session, event: SessionEvent): Step {
  if (state.phase === 'over') return { state, effects: [] };
  switch (event.type) {
    case 'stop':
      return over(state);
    case 'hint':
      if (state.phase !== 'asking') return { state, effects: [] };
      return state.exam
        ? { state, effects: [{ type: 'no-hint' }] }
        : { state: { ...state, hinted: true }, effects: [{ type: 'show-hint' }] };
    case 'judged':
      return state.phase === 'asking' ? judged(state, event) : { state, effects: [] };
    case 'continue':
      return state.phase === 'judged'
        ? ask({ ...state, queue: state.queue.slice(1), hinted: false, secondTry: false, phase: 'asking' })
        : { state, effects: [] };
  }
}

function judged(state: Session, event: Extract<SessionEvent, { type: 'judged' }>): Step {
  const asked = state.queue[0] as Asked;
  if (event.near && !state.secondTry && !state.exam)
    return { state: { ...state, secondTry: true }, effects: [{ type: 'try-again' }] };
  const repeatLater = !event.correct && !state.exam && !asked.repeat;
  const results = asked.repeat
    ? state.results.map((result) =>
        result.question === asked.question
          ? { ...result, recovered: result.recovered || event.correct }
          : result,
      )
    : [
        ...state.results,
        { question: asked.question, correct: event.correct, score: event.score, recovered: false },
      ];
  const queue = repeatLater ? [...state.queue, { question: asked.question, repeat: true }] : state.queue;
  const record: Effect = { type: 'record', asked, hinted: state.hinted, secondTry: state.secondTry };
  return {
    state: { ...state, queue, results, phase: 'judged' },
    effects: state.exam ? [record] : [record, { type: 'show-verdict', repeatLater }],
  };
}

function ask(state: Session): Step {
  const asked = state.queue[0];
  if (asked === undefined) return over(state);
  const firsts = state.before + state.results.length;
  return {
    state,
    effects: [{ type: 'ask', asked, number: asked.repeat ? firsts : firsts + 1, of: state.size }],
  };
}

function over(state: Session): Step {
  return { state: { ...state, phase: 'over' }, effects: [{ type: 'show-summary' }] };
}
