import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { longestWait, mostSteps, mostTimes } from '../../content/project/limits.ts';
import type { Check, Expectation, Played, Step } from '../../content/project/model.ts';
import { BadAnswer } from '../bad-answer.ts';
import { CheckerFault } from '../checker-fault.ts';
import type { Dice } from '../dice.ts';
import { judge, type Mismatch } from '../expect.ts';
import { inTime } from '../in-time.ts';
import { make } from '../makers.ts';
import type { Message } from '../message.ts';
import { Scope } from '../scope.ts';
import { asJson, isList, shown, textOf, type Value } from '../value.ts';
import { weigh } from '../weight.ts';
import { Client } from './client.ts';
import { fileHolding } from './data-files.ts';
import { exchange, failed, wrong } from './exchange.ts';
import type { Frame, Stage } from './stage.ts';
import type { Answering } from './upstream.ts';

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** Waits last a little longer than they say, since servers count time on their own clock. */
const extraWait = 50;

/** ms without waiting for anything, after which the rest of the program has its turn */
const longestTurn = 20;

/** characters, bytes and items that one check makes in all, also where it gives them the same name */
const mostMade = 256 * 1024 * 1024;

/** requests that are under way together, as many as a client has connections */
const mostAtOnce = 64;

/** Runs the steps of one check. Throws CheckFailed, or what `outcome.ts` makes a failure of. */
export class Steps {
  readonly #check: Check;
  readonly #stage: Stage;
  #client: Client;
  #hasBegun = false;
  /** how many were begun */
  #count = 0;
  /** size of all that was made */
  #made = 0;
  /** when others had their turn last, in ms */
  #turn = performance.now();

  constructor(check: Check, stage: Stage) {
    this.#check = check;
    this.#stage = stage;
    this.#client = this.#connect();
  }

  /** The check has sent a request of its own, one that is not a setup's. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  async run(dice: Dice): Promise<void> {
    await this.#all(this.#check.steps, this.#frame(new Scope(this.#given()), dice));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #connect(): Client {
    const { place } = this.#stage.subject;
    return new Client(place, place.host, this.#stage.stop);
  }

  /** What every step may name. */
  #given(): Readonly<Record<string, Value>> {
    const { env, elsewhere } = this.#stage;
    return { env, ...(elsewhere === null ? {} : { elsewhere: elsewhere.host }) };
  }

  #frame(scope: Scope, dice: Dice, more: Partial<Frame> = {}): Frame {
    return { scope, dice, setup: false, parallel: false, answered: null, request: null, last: null, ...more };
  }

  async #all(steps: readonly Step[], frame: Frame): Promise<void> {
    for (const step of steps) {
      await this.#begin();
      if (step.when !== null && !this.#holds(step.when, frame)) continue;
      await this.#one(step, frame);
    }
  }

  /** Counts a step, and lets signals and clocks have their turn: a group may hold thousands that wait for nothing. */
  async #begin(): Promise<void> {
    if (++this.#count > mostSteps) throw new CheckerFault(`This check takes more than ${mostSteps} steps.`);
    await this.#takeTurns();
  }

  async #takeTurns(): Promise<void> {
    if (performance.now() - this.#turn > longestTurn) {
      await setImmediate();
      this.#turn = performance.now();
    }
    this.#stage.stop.throwIfAborted();
  }

  #judge(expectation: Expectation, message: Message | null, frame: Frame): Mismatch | null {
    return inTime(() => judge(expectation, message, frame.scope, this.#stage.now()));
  }

  #holds(expectation: Expectation, frame: Frame): boolean {
    return this.#judge(expectation, frame.last, frame) === null;
  }

  async #one(step: Step, frame: Frame): Promise<void> {
    switch (step.kind) {
      case 'request':
        if (!frame.setup) this.#hasBegun = true;
        return exchange(step, frame, { check: this.#check, client: this.#client, stage: this.#stage });
      case 'make':
        return this.#make(step, frame);
      case 'use':
        return this.#use(step, frame);
      case 'each':
        return this.#each(step, frame);
      case 'repeat':
        return this.#repeat(step, frame);
      case 'parallel':
        return this.#parallel(step, frame);
      case 'wait':
        await sleep(secondsOf(frame.scope.fill(step.seconds)) * 1000 + extraWait, undefined, {
          signal: this.#stage.stop,
        });
        return;
      case 'restart':
        return this.#restart(step, frame);
      case 'serve':
        this.#second(step).serve(frame.scope.fillText(step.path), answering(step.answer, frame.scope));
        return;
      case 'served':
        return this.#served(step, frame);
      case 'files':
        return this.#files(step, frame);
      case 'expect': {
        const mismatch = this.#judge(step.expect, frame.last, frame);
        if (mismatch !== null) throw wrong(mismatch, frame);
        return;
      }
    }
  }

  /** One step may make as many values as a file has room for, so that others have their turn between them as well. */
  async #make({ values }: Of<'make'>, frame: Frame): Promise<void> {
    for (const [name, maker] of Object.entries(values)) {
      await this.#takeTurns();
      const work = (): Value => make(maker, { ...frame, now: this.#stage.now() });
      // all others take as long as their value is large
      const value = maker.maker === 'lines' ? inTime(work) : work();
      frame.scope.set(name, value);
      this.#made += weigh(value).size;
      if (this.#made > mostMade)
        throw new CheckerFault(`This check makes more than ${mostMade / 1024 / 1024} MiB.`);
    }
  }

  async #use(step: Of<'use'>, frame: Frame): Promise<void> {
    const steps = this.#stage.project.setups[step.setup];
    if (steps === undefined) throw new CheckerFault(`There is no setup "${step.setup}".`);
    const scope = frame.scope.apart(this.#given());
    for (const [name, value] of Object.entries(step.with)) scope.set(name, frame.scope.fill(value));
    const inner = this.#frame(scope, frame.dice.fork(`${step.as} ${frame.dice.next()}`), {
      setup: true,
      parallel: frame.parallel,
    });
    await this.#all(steps, inner);
    const made = scope.all();
    scope.release();
    frame.scope.set(step.as, made);
  }

  async #each({ name, values, steps }: Of<'each'>, frame: Frame): Promise<void> {
    const filled = frame.scope.fill(values);
    const items = isList(filled) ? filled : [filled];
    if (items.length > mostTimes)
      throw new BadAnswer(`A list of ${items.length} items is too long to go through: ${mostTimes} at most.`);
    for (const value of items) {
      frame.scope.set(name, value);
      await this.#all(steps, frame);
    }
  }

  async #repeat({ times, until, steps }: Of<'repeat'>, frame: Frame): Promise<void> {
    for (let n = 1; n <= times; n++) {
      frame.scope.set('n', n);
      await this.#all(steps, frame);
      if (until !== null && this.#holds(until, frame)) return;
    }
    const mismatch = until && this.#judge(until, frame.last, frame);
    if (mismatch === null) return;
    const expected = `after at most ${times} requests, ${mismatch.expected}`;
    throw wrong({ expected, got: `${mismatch.got} after ${times} of them` }, frame);
  }

  async #parallel({ times, steps }: Of<'parallel'>, frame: Frame): Promise<void> {
    const label = String(frame.dice.next());
    let begun = 0;
    const oneByOne = async (): Promise<void> => {
      for (let i = begun++; i < times; i = begun++) {
        const scope = frame.scope.inner({ n: i + 1 });
        const inner = this.#frame(scope, frame.dice.fork(`${label} ${i}`), {
          setup: frame.setup,
          parallel: true,
          answered: frame.answered,
        });
        await this.#all(steps, inner).finally(() => scope.release());
      }
    };
    const lanes = Math.min(times, frame.parallel ? 1 : mostAtOnce);
    const ended = await Promise.allSettled(Array.from({ length: lanes }, oneByOne));
    const broken = ended.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  }

  async #restart({ how, during }: Of<'restart'>, frame: Frame): Promise<void> {
    const { subject } = this.#stage;
    let begun: Promise<void> = Promise.resolve();
    if (during.length > 0) {
      await new Promise<void>((answered) => {
        begun = this.#all(during, { ...frame, answered });
        begun.then(answered, answered);
      });
    }
    const old = this.#client;
    const ended = await Promise.allSettled([subject.restart(how), begun]);
    await old.close();
    this.#client = this.#connect();
    const broken = ended.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  }

  #second({ elsewhere }: Of<'serve'> | Of<'served'>) {
    const second = elsewhere ? this.#stage.elsewhere : this.#stage.upstream;
    if (second === null) throw new CheckerFault('This project has no second server.');
    return second;
  }

  #served(step: Of<'served'>, frame: Frame): void {
    const second = this.#second(step);
    const path = frame.scope.fillText(step.path);
    if (second.wasFlooded(path))
      throw failed(
        'wrong-answer',
        'A body larger than 1 MiB reached the second server, which answered 413.',
        frame,
      );
    const mismatch = this.#judge(step.expect, second.served(path), frame);
    if (mismatch === null) return;
    throw failed('wrong-answer', 'What reached the second server is not what should have.', frame, mismatch);
  }

  async #files({ lacks }: Of<'files'>, frame: Frame): Promise<void> {
    const { dataFolder } = this.#stage.subject;
    if (dataFolder === null) throw new CheckerFault('The data folder of this server is not known.');
    const text = textOf(frame.scope.fill(lacks));
    const file = await fileHolding(dataFolder, text, this.#stage.stop);
    if (file === null) return;
    throw failed('wrong-answer', 'A file in the data folder holds what it must not.', frame, {
      expected: `no file in DATA_DIR holds "${text}"`,
      got: `${file} holds it`,
    });
  }
}

/** What stands in the file was looked at when it was read; this is about what came from elsewhere. */
function secondsOf(value: Value): number {
  const seconds = Number(value);
  if (seconds >= 0 && seconds <= longestWait) return seconds;
  throw new BadAnswer(
    `${shown(value, 60)} is no number of seconds from 0 to ${longestWait} that could be waited.`,
  );
}

function answering(answer: Played, scope: Scope): Answering {
  const { status, headers, text, json, echo, delay, drop } = answer;
  const pairs = Object.entries(headers).map(([name, value]) => [name, textOf(scope.fill(value))] as const);
  const typed = pairs.some(([name]) => name.toLowerCase() === 'content-type');
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  const body: Value = json === undefined ? scope.fill(text ?? '') : JSON.stringify(asJson(scope.fill(json)));
  return {
    status,
    headers: typed ? pairs : [...pairs, ['Content-Type', type]],
    body: new TextEncoder().encode(textOf(body)),
    echo,
    delay: delay * 1000,
    drop,
  };
}
