import type { OutlineTopic } from '../../../src/content/outline.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Person, TrueMemory } from './person.ts';
import type { Scheduler } from './schedulers.ts';

/** A roadmap as far as learning it goes: topics in the order `next` leads through them. */
export interface Course {
  readonly topics: readonly OutlineTopic[];
  /** chance of guessing it right, by question */
  readonly guess: readonly number[];
}

export interface Outcome {
  /** day on which the last topic was learned, null if it was not */
  readonly learned: number | null;
  /** mean probability of knowing a question of the roadmap at the end; 0 for those never met */
  readonly recalled: number;
  /** share of the questions that were answered at all */
  readonly met: number;
  readonly minutes: number;
  /** answers in reviews on each day */
  readonly reviews: readonly number[];
}

export const DAYS = 180;
/** how many times as long as a right answer a miss takes */
const MISS = 3;

/** One person with one scheduler: reviews first, then new topics, as long as the day's minutes last. */
export function simulate(person: Person, course: Course, scheduler: Scheduler, seed: number): Outcome {
  return new Run(person, course, scheduler, seed).toTheEnd();
}

class Run {
  readonly #person: Person;
  readonly #course: Course;
  readonly #scheduler: Scheduler;
  readonly #chance: Chance;
  /** how much harder a question is to keep than others, by question */
  readonly #hardness: readonly number[];
  readonly #truth: (TrueMemory | undefined)[] = [];
  /** topics learned, and questions in them */
  #topics = 0;
  #questions = 0;
  /** seconds spent on the topic that is next */
  #spent = 0;
  #learned: number | null = null;

  constructor(person: Person, course: Course, scheduler: Scheduler, seed: number) {
    this.#person = person;
    this.#course = course;
    this.#scheduler = scheduler;
    this.#chance = chanceFrom(seed);
    this.#hardness = course.guess.map(() => this.#chance.skewed(1, 0.4));
  }

  toTheEnd(): Outcome {
    const reviews: number[] = [];
    let seconds = 0;
    for (let day = 0; day < DAYS; day++) {
      if (this.#chance.next() > this.#person.attendance) {
        reviews.push(0);
        continue;
      }
      const { answers, took } = this.#review(day, this.#person.minutes * 60);
      reviews.push(answers);
      seconds += took + this.#learn(day, this.#person.minutes * 60 - took);
    }
    const all = this.#course.guess.length;
    const known = this.#truth.reduce(
      (sum, memory) => sum + (memory === undefined ? 0 : this.#person.recall(memory, DAYS)),
      0,
    );
    return {
      learned: this.#learned,
      recalled: known / all,
      met: this.#questions / all,
      minutes: seconds / 60,
      reviews,
    };
  }

  #review(day: number, seconds: number): { answers: number; took: number } {
    let answers = 0;
    let took = 0;
    for (const question of this.#scheduler.due(day, Math.ceil(seconds / this.#person.answer))) {
      if (took >= seconds) break;
      const known = this.#chance.next() < this.#person.recall(this.#truth[question] as TrueMemory, day);
      const right = this.#answer(question, known, day);
      answers += right ? 1 : 2;
      took += this.#person.answer * (right ? 1 : MISS);
    }
    return { answers, took };
  }

  /** New topics in what is left of the day; a topic's quiz is part of its minutes. @returns seconds it took */
  #learn(day: number, seconds: number): number {
    let left = Math.max(0, seconds);
    for (; left > 0 && this.#topics < this.#course.topics.length; this.#topics++) {
      const topic = this.#course.topics[this.#topics] as OutlineTopic;
      const needed = topic.minutes * 60 * this.#person.reading - this.#spent;
      if (needed > left) {
        this.#spent += left;
        return Math.max(0, seconds);
      }
      left -= needed;
      this.#spent = 0;
      for (let i = 0; i < topic.questions.length; i++)
        this.#answer(this.#questions++, this.#chance.next() < this.#person.grasp, day);
      if (this.#topics === this.#course.topics.length - 1) this.#learned = day;
    }
    return Math.max(0, seconds) - left;
  }

  /** An answer, by knowing or guessing; after a miss it is asked once more. @returns whether it was right */
  #answer(question: number, known: boolean, day: number): boolean {
    const right = known || this.#chance.next() < (this.#course.guess[question] as number);
    const before = this.#truth[question] ?? null;
    this.#truth[question] = this.#person.after(before, known, day, this.#hardness[question] as number);
    this.#scheduler.answered(question, right, day);
    if (!right) this.#scheduler.answered(question, true, day);
    return right;
  }
}
