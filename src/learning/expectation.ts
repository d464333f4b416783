import { interval, LEAST_STABILITY, type Memory, remember, retrievability } from './memory.ts';

/** Steps of the grid that memories are laid on: fourths of an octave of stability and of a difficulty. */
const STEPS = 4;

/** A memory between two neighbours on the grid: `share` (0–1) of the upper one. */
interface Place {
  readonly lower: Node;
  readonly upper: Node;
  readonly share: number;
}

/** A memory on the grid. */
interface Node {
  /** counted from 0 in the order they were met */
  readonly id: number;
  readonly memory: Memory;
  /** days until it is due again */
  readonly wait: number;
  /** what answering leads to, by how many days late */
  readonly outcomes: (Outcome | undefined)[];
}

/** What answering a question leads to: recalled with that probability, and which memory either way. */
interface Outcome {
  readonly recall: number;
  readonly right: Place;
  readonly wrong: Place;
}

/**
 * What reviews are to be expected of many questions, as the mean over all that may happen: a question that is due is
 * recalled with the probability FSRS gives, and goes on as two parts. Parts alike are kept together as how many
 * questions they stand for, which need not be whole; so the cost does not grow with the questions. For that, memories lie
 * on a grid: one between two nodes is shared out among them so that the mean of the logarithm of stability stays, since
 * rounding would swallow the small gains of frequent reviews.
 */
export class Expectation {
  readonly #retention: number;
  readonly #nodes: Node[] = [];
  readonly #nodeAt = new Map<number, Node>();
  /** by the day they are due: how many questions stand on each node, by its id */
  readonly #due = new Map<number, number[]>();
  #earliest = Number.POSITIVE_INFINITY;

  /** `retention`: wished-for probability of recall, 0–1 */
  constructor(retention: number) {
    this.#retention = retention;
  }

  /** Takes in questions that were answered on that day, for the first time, of which a share (0–1) was right. */
  learn(questions: number, firstRight: number, day: number): void {
    this.add(questions * firstRight, remember(null, 0, 3), day);
    this.add(questions * (1 - firstRight), afterMiss(null, 0), day);
  }

  /** Takes in questions last answered on that day. */
  add(questions: number, memory: Memory, day: number): void {
    this.#put(questions, this.#placeOf(memory), day);
  }

  /**
   * Answers what is due by that day, the longest due first, with at most so many answers; what is missed is asked once
   * more. @returns how many answers it took
   */
  answer(day: number, most: number): number {
    let given = 0;
    for (; this.#earliest <= day && given < most; this.#earliest++) {
      const group = this.#due.get(this.#earliest);
      if (group === undefined) continue;
      for (let id = 0; id < group.length; id++) {
        const questions = group[id] ?? 0;
        if (questions === 0) continue;
        const outcome = this.#outcome(this.#nodes[id] as Node, day - this.#earliest);
        const answersEach = 2 - outcome.recall;
        const asked = Math.min(questions, (most - given) / answersEach);
        given += asked * answersEach;
        this.#put(asked * outcome.recall, outcome.right, day);
        this.#put(asked * (1 - outcome.recall), outcome.wrong, day);
        group[id] = questions - asked;
        if (asked < questions) return most;
      }
      this.#due.delete(this.#earliest);
    }
    return given;
  }

  #put(questions: number, { lower, upper, share }: Place, day: number): void {
    this.#putOn(lower, questions * (1 - share), day);
    this.#putOn(upper, questions * share, day);
  }

  #putOn({ id, wait }: Node, questions: number, day: number): void {
    if (questions <= 0) return;
    const due = day + wait;
    let group = this.#due.get(due);
    if (group === undefined) {
      group = [];
      this.#due.set(due, group);
    }
    while (group.length <= id) group.push(0);
    group[id] = (group[id] as number) + questions;
    if (due < this.#earliest) this.#earliest = due;
  }

  #outcome({ memory, wait, outcomes }: Node, late: number): Outcome {
    let outcome = outcomes[late];
    if (outcome === undefined) {
      const elapsed = wait + late;
      outcome = {
        recall: retrievability(memory, elapsed),
        right: this.#placeOf(remember(memory, elapsed, 3)),
        wrong: this.#placeOf(afterMiss(memory, elapsed)),
      };
      outcomes[late] = outcome;
    }
    return outcome;
  }

  #placeOf({ stability, difficulty }: Memory): Place {
    const steps = Math.log2(stability) * STEPS;
    const below = Math.floor(steps);
    const hard = Math.round(difficulty * STEPS);
    return { lower: this.#node(below, hard), upper: this.#node(below + 1, hard), share: steps - below };
  }

  #node(octaves: number, hard: number): Node {
    const place = octaves * 64 + hard;
    let node = this.#nodeAt.get(place);
    if (node === undefined) {
      // the node below the least there is stands for less
      const stability = Math.max(LEAST_STABILITY, 2 ** (octaves / STEPS));
      const memory = { stability, difficulty: hard / STEPS };
      node = { id: this.#nodes.length, memory, wait: interval(memory, this.#retention), outcomes: [] };
      this.#nodes.push(node);
      this.#nodeAt.set(place, node);
    }
    return node;
  }
}

/** A miss is asked once more before the session ends; by then the answer is known. */
const afterMiss = (memory: Memory | null, elapsed: number): Memory =>
  remember(remember(memory, elapsed, 1), 0, 3);
