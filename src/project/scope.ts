import { largestValue } from '../content/project/limits.ts';
import type { Template } from '../content/project/model.ts';
import { readPath } from '../content/project/place.ts';
import { BadAnswer } from './bad-answer.ts';
import { CheckerFault } from './checker-fault.ts';
import { follow, textOf, type Value } from './value.ts';
import { weigh } from './weight.ts';

/** characters and bytes that all values of a check may have together */
const mostHeld = 64 * 1024 * 1024;
/** of one; what makes items of it counts as well */
const mostWeight = 2 * largestValue;

const holes = /\$\{([^}]{0,200})\}/g;
const wholeHole = /^\$\{([^}]*)\}$/;

/** The names a check knows while it runs. */
export class Scope {
  readonly #values = new Map<string, Value>();
  /** of what was set */
  readonly #sizes = new Map<string, number>();
  readonly #outer: Scope | null;
  /** shared by all scopes of a check */
  readonly #held: { size: number };

  constructor(
    values: Readonly<Record<string, Value>>,
    outer: Scope | null = null,
    beside: Scope | null = outer,
  ) {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
    this.#outer = outer;
    this.#held = beside === null ? { size: 0 } : beside.#held;
  }

  /** One run of a parallel group: sees what is known outside, and keeps to itself what it makes. */
  inner(values: Readonly<Record<string, Value>>): Scope {
    return new Scope(values, this);
  }

  /** A setup's: sees nothing of this one. */
  apart(values: Readonly<Record<string, Value>>): Scope {
    return new Scope(values, null, this);
  }

  /** Throws CheckerFault when the value is too large, or all of them together. */
  set(name: string, value: Value): void {
    const { size } = weigh(value);
    if (size > mostWeight) throw tooLarge(`\${${name}}`);
    this.#hold(size - (this.#sizes.get(name) ?? 0));
    this.#sizes.set(name, size);
    this.#values.set(name, value);
  }

  /** Its values are not needed any more. */
  release(): void {
    for (const size of this.#sizes.values()) this.#held.size -= size;
    this.#sizes.clear();
  }

  #hold(size: number): void {
    this.#held.size += size;
    if (this.#held.size > mostHeld)
      throw new CheckerFault('The values of this check are too large together.');
  }

  /** Adds to a list that all runs of a parallel group share. */
  add(name: string, items: readonly Value[]): void {
    if (this.#outer !== null) this.#outer.add(name, items);
    else this.set(name, [...((this.#values.get(name) as readonly Value[] | undefined) ?? []), ...items]);
  }

  /** All values of its own, as one. */
  all(): { readonly [key: string]: Value } {
    return Object.fromEntries(this.#values);
  }

  /** What `name`, or `item.tags[0]`, stands for; undefined when it is not there. */
  find(written: string): Value | undefined {
    const path = readPath(written);
    const root = path === null ? undefined : this.#root(path.root);
    return path === null || root === undefined ? undefined : follow(root, path.ways);
  }

  #root(name: string): Value | undefined {
    if (this.#values.has(name)) return this.#values.get(name);
    return this.#outer === null ? undefined : this.#outer.#root(name);
  }

  /** The same. Throws CheckerFault when nothing has that name, BadAnswer when what has it lacks the part. */
  get(written: string): Value {
    const value = this.find(written);
    if (value !== undefined) return value;
    const root = readPath(written)?.root;
    if (root !== undefined && this.#root(root) !== undefined)
      throw new BadAnswer(`The check needs ${written}, and there is no such part in ${root}.`);
    throw new CheckerFault(`Nothing is known as \${${written}} at this step.`);
  }

  /** A template with its names replaced; a text that is one name becomes that name's value. */
  fill(template: Template): Value {
    if (typeof template === 'string') {
      const whole = wholeHole.exec(template);
      return whole ? this.get(whole[1] as string) : this.fillText(template);
    }
    if (Array.isArray(template)) return this.#fillAll(template);
    if (typeof template === 'object' && template !== null) {
      const keys = Object.keys(template).map((key) => this.fillText(key));
      const items = this.#fillAll(Object.values(template));
      return Object.fromEntries(keys.map((key, i) => [key, items[i] as Value]));
    }
    return template as Value;
  }

  /** Templates by name, whose names stay as they are. */
  fillEach(templates: Readonly<Record<string, Template>>): [name: string, value: Value][] {
    const values = this.#fillAll(Object.values(templates));
    return Object.keys(templates).map((name, i) => [name, values[i] as Value]);
  }

  #fillAll(templates: readonly Template[]): Value[] {
    let size = 0;
    return templates.map((template) => {
      const value = this.fill(template);
      size += weigh(value).size;
      if (size > mostWeight) throw tooLarge('A value');
      return value;
    });
  }

  /** A text with its names replaced, each by `write` (as it is, unless told). */
  fillText(template: string, write: (text: string) => string = (text) => text): string {
    let size = template.length;
    return template.replace(holes, (_all, name: string) => {
      const text = write(textOf(this.get(name)));
      size += text.length;
      if (size > largestValue) throw tooLarge('A text');
      return text;
    });
  }
}

const tooLarge = (what: string): CheckerFault =>
  new CheckerFault(`${what} would be larger than ${largestValue / 1024 / 1024} MiB.`);
