import type { Content } from '../content/disk/index.ts';
import type { Question, QuestionKey } from '../content/model.ts';
import type { OutlineQuestion, OutlineTopic } from '../content/outline.ts';
import { toUserError, UserError } from '../errors.ts';
import type { Confidence } from '../learning/event.ts';
import { gradeOf, judge, type Verdict } from '../learning/grade.ts';
import type { Learner } from '../learning/learner.ts';
import { mixupBehind, type OpenMixup, openMixups } from '../learning/mixup.ts';
import { present, stemOf } from '../learning/present.ts';
import { isLeech } from '../learning/review.ts';
import {
  type Asked,
  beginSession,
  type Effect,
  type Session,
  type SessionEvent,
  step,
} from '../learning/session.ts';
import type { Response, Shown } from '../learning/shown.ts';
import type { Store } from '../store/store.ts';
import { isStop } from '../terminal/stop.ts';
import type { World } from '../world.ts';
import { answered } from './answered.ts';
import type { Asking, Front, Missed } from './front.ts';
import { dueWords, leechWords, mixupWords, nextWords, topicWords } from './words.ts';

/** What a session is held with: a roadmap, a learner, and where answers go. */
export interface Held {
  readonly content: Pick<Content, 'outline' | 'body'>;
  readonly store: Pick<Store, 'append'>;
  learner(): Learner;
}

export interface Plan {
  readonly questions: readonly OutlineQuestion[];
  /** misses of an interrupted session, to be asked again */
  readonly repeats: readonly QuestionKey[];
  /** answered in it already */
  readonly before: number;
  readonly exam: boolean;
  /** id of the `began` event its answers name; null where that could not be recorded */
  readonly session: string | null;
  /** shuffles answers; null: the order `quiz --json` prints */
  readonly seed: string | null;
  /** ask how sure each answer is */
  readonly confidence: boolean;
}

/** Letters printed by `quiz --json` must mean the same in every later call, so their order is drawn from this. */
export const STABLE_SEED = 'letters';

/**
 * Runs a session to its end: the state machine says what comes next, the front does it, each answer is on disk before
 * its verdict is shown. Gives false when the learner stopped from outside (Ctrl-C, a signal).
 */
export async function runSession(study: Held, plan: Plan, front: Front, world: World): Promise<boolean> {
  const run = new Run(study, plan, front, world);
  return run.toTheEnd();
}

interface AtHand {
  readonly asked: Asked;
  readonly topic: OutlineTopic;
  readonly outline: OutlineQuestion;
  readonly question: Question;
  readonly shown: Shown;
  readonly since: number;
}

interface Given {
  readonly response: Response;
  readonly verdict: Verdict;
  readonly took: number;
  readonly sure: Confidence | undefined;
}

class Run {
  readonly #study: Held;
  readonly #plan: Plan;
  readonly #front: Front;
  readonly #world: World;
  readonly #topics: ReadonlyMap<string, OutlineTopic>;
  readonly #missed = new Map<QuestionKey, Missed>();
  readonly #touched = new Set<OutlineTopic>();
  #state: Session;
  #hand: AtHand | null = null;
  #asking: Asking | null = null;
  #given: Given | null = null;
  #sure: Confidence | undefined;
  readonly #mixups: readonly OpenMixup[];
  #again = { asked: 0, right: 0 };
  #unsaved = 0;
  #interrupted = false;
  #pending: Effect[];

  constructor(study: Held, plan: Plan, front: Front, world: World) {
    this.#study = study;
    this.#plan = plan;
    this.#front = front;
    this.#world = world;
    this.#topics = new Map(
      study.content.outline.topics.flatMap((topic) =>
        topic.questions.map((question) => [question.key, topic] as const),
      ),
    );
    this.#mixups = openMixups(study.content.outline.topics, study.learner());
    const begun = beginSession(
      plan.questions.map((question) => question.key),
      { exam: plan.exam, before: plan.before, repeats: plan.repeats },
    );
    this.#state = begun.state;
    this.#pending = [...begun.effects];
  }

  async toTheEnd(): Promise<boolean> {
    for (let effect = this.#pending.shift(); effect !== undefined; effect = this.#pending.shift())
      await this.#perform(effect);
    return !this.#interrupted;
  }

  #send(event: SessionEvent): void {
    const { state, effects } = step(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#pending.push(effect);
  }

  async #perform(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'ask': {
        const hand = this.#take(effect.asked);
        this.#hand = hand;
        this.#asking = {
          shown: hand.shown,
          topic: hand.topic.title,
          number: effect.number,
          of: effect.of,
          repeat: effect.asked.repeat,
          remark: this.#remark(hand),
        };
        this.#sure = undefined;
        await this.#listen((asking) => this.#front.ask(asking));
        return;
      }
      case 'show-hint':
        await this.#listen((asking) => {
          this.#front.hint(asking.shown.hint);
          return this.#front.askAgain(asking);
        });
        return;
      case 'no-hint':
        this.#front.say('There are no hints in an exam.');
        await this.#listen((asking) => this.#front.askAgain(asking));
        return;
      case 'try-again':
        this.#front.near();
        await this.#listen((asking) => this.#front.askAgain(asking));
        return;
      case 'record':
        this.#record(effect);
        if (this.#plan.exam) this.#send({ type: 'continue' });
        return;
      case 'show-verdict':
        this.#showVerdict(effect.repeatLater);
        this.#send({ type: 'continue' });
        return;
      case 'show-summary':
        this.#finish();
        return;
    }
  }

  async #listen(prompt: (asking: Asking) => ReturnType<Front['ask']>): Promise<void> {
    const hand = this.#hand as AtHand;
    try {
      const reply = await prompt(this.#asking as Asking);
      if (reply.type === 'hint') this.#send({ type: 'hint' });
      else if (reply.type === 'stop') this.#send({ type: 'stop' });
      else {
        const { response } = reply;
        const took = Math.max(0, this.#world.now() - hand.since);
        const goesOn = await this.#askSure(response);
        const verdict = judge(hand.question, hand.shown, response);
        this.#given = { response, verdict, took, sure: this.#sure };
        this.#send({ type: 'judged', correct: verdict.correct, score: verdict.score, near: verdict.near });
        // stopped while asked how sure: the answer had been given, and counts
        if (!goesOn) this.#send({ type: 'stop' });
      }
    } catch (error) {
      if (!isStop(error)) throw error;
      this.#interrupted = true;
      this.#send({ type: 'stop' });
    }
  }

  /**
   * Once a question, before any sign of right or wrong; whoever does not know, or grades it alone, has said it.
   * @returns false when the learner would rather stop
   */
  async #askSure(response: Response): Promise<boolean> {
    if (!this.#plan.confidence || this.#sure !== undefined) return true;
    if (response.kind === 'unknown' || response.kind === 'recall') return true;
    try {
      this.#sure = (await this.#front.sure()) ?? undefined;
    } catch (error) {
      if (!isStop(error)) throw error;
      this.#interrupted = true;
    }
    return this.#sure !== undefined;
  }

  #remark({ asked, topic, outline }: AtHand): string | null {
    const mixup = asked.repeat ? null : mixupBehind(outline, this.#mixups);
    return mixup === null ? null : mixupWords(mixup, this.#study.content.body(topic.id).lesson);
  }

  #take(asked: Asked): AtHand {
    const topic = this.#topics.get(asked.question) as OutlineTopic;
    const outline = topic.questions.find((question) => question.key === asked.question) as OutlineQuestion;
    const question = this.#study.content.body(topic.id).questions.find((q) => q.id === outline.id);
    if (question === undefined)
      throw new UserError(`The question ${asked.question} is not there any more.`, {
        hint: 'Start the quiz again.',
      });
    const seed = this.#plan.seed === null ? STABLE_SEED : `${this.#plan.seed}${asked.repeat ? ' again' : ''}`;
    return {
      asked,
      topic,
      outline,
      question,
      shown: present(topic.id, question, seed),
      since: this.#world.now(),
    };
  }

  #record(effect: Extract<Effect, { type: 'record' }>): void {
    const hand = this.#hand as AtHand;
    const { response, verdict, took, sure } = this.#given as Given;
    const grade = gradeOf(verdict, response, { ...effect, sure });
    const event = answered({
      topic: hand.topic,
      outline: hand.outline,
      learner: this.#study.learner(),
      grade,
      verdict,
      took,
      sure,
    });
    this.#touched.add(hand.topic);
    if (!effect.asked.repeat && !verdict.correct) {
      const missed = {
        stem: stemOf(hand.question),
        keyTexts: verdict.keyTexts,
        recovered: false,
        topic: hand.topic.title,
        explanation: this.#plan.exam ? hand.question.explanation : null,
      };
      this.#missed.set(hand.outline.key, missed);
    }
    if (effect.asked.repeat) {
      const { asked, right } = this.#again;
      this.#again = { asked: asked + 1, right: right + (verdict.correct ? 1 : 0) };
      const missed = this.#missed.get(hand.outline.key);
      if (missed && verdict.correct) this.#missed.set(hand.outline.key, { ...missed, recovered: true });
    }
    const { session } = this.#plan;
    try {
      this.#study.store.append({
        ...event,
        ...(session === null ? {} : { session }),
        ...(effect.hinted ? { hinted: true as const } : {}),
        ...(effect.asked.repeat ? { repeat: true as const } : {}),
      });
    } catch (error) {
      this.#unsaved++;
      this.#front.say(toUserError(error).sentences.join('\n'));
    }
  }

  #showVerdict(repeatLater: boolean): void {
    const hand = this.#hand as AtHand;
    const { response, verdict } = this.#given as Given;
    const learner = this.#study.learner();
    this.#front.verdict({
      shown: hand.shown,
      verdict,
      unknown: response.kind === 'unknown',
      explanation: hand.question.explanation,
      repeatLater,
      due: dueWords(learner, hand.outline),
    });
  }

  #finish(): void {
    const { results } = this.#state;
    const left = this.#plan.questions.length - results.length;
    const stopped = left > 0 || this.#state.queue.length > 1 || this.#interrupted;
    const learner = this.#study.learner();
    if (!stopped) this.#end();
    this.#front.summary({
      results,
      again: this.#again,
      missed: [...this.#missed.values()],
      stopped,
      left,
      unsaved: this.#unsaved,
      topics: [...this.#touched].map((topic) => topicWords(learner, topic)),
      leeches: this.#leeches(learner),
      next: nextWords(learner),
    });
  }

  /** Of the questions asked, those that are forgotten again and again, with where to read about each. */
  #leeches(learner: Learner): string[] {
    return this.#state.results.flatMap(({ question: key }) => {
      const topic = this.#topics.get(key) as OutlineTopic;
      const outline = topic.questions.find((one) => one.key === key) as OutlineQuestion;
      const card = learner.card(outline);
      if (card === null || !isLeech(card)) return [];
      const body = this.#study.content.body(topic.id);
      const question = body.questions.find(({ id }) => id === outline.id);
      return question === undefined ? [] : leechWords(card, question, topic, body.lesson);
    });
  }

  /** A session that cannot be marked as ended is offered again: a nuisance, no loss. */
  #end(): void {
    const { session } = this.#plan;
    if (session === null) return;
    try {
      this.#study.store.append({ kind: 'ended', session });
    } catch (error) {
      toUserError(error);
    }
  }
}
