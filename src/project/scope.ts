import type { Template } from '../content/project/model.ts';
import { readPath } from '../content/project/place.ts';
import { follow, textOf, type Value } from './value.ts';

/** The check cannot go on for a reason the server under test has no part in. */
export class CheckerFault extends Error {
  override readonly name = 'CheckerFault';
}

const holes = /\$\{([^}]{0,200})\}/g;
const wholeHole = /^\$\{([^}]*)\}$/;

/** The names a check knows while it runs. */
export class Scope {
  readonly #values = new Map<string, Value>();
  readonly #outer: Scope | null;

  constructor(values: Readonly<Record<string, Value>>, outer: Scope | null = null) {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
    this.#outer = outer;
  }

  /** One run of a parallel group: sees what is known outside, and keeps to itself what it makes. */
  inner(values: Readonly<Record<string, Value>>): Scope {
    return new Scope(values, this);
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** Adds to a list that all runs of a parallel group share. */
  add(name: string, items: readonly Value[]): void {
    if (this.#outer !== null) this.#outer.add(name, items);
    else
      this.#values.set(name, [...((this.#values.get(name) as readonly Value[] | undefined) ?? []), ...items]);
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

  /** The same. Throws CheckerFault when it is not there. */
  get(written: string): Value {
    const value = this.find(written);
    if (value === undefined) throw new CheckerFault(`Nothing is known as \${${written}} at this step.`);
    return value;
  }

  /** A template with its names replaced; a text that is one name becomes that name's value. */
  fill(template: Template): Value {
    if (typeof template === 'string') {
      const whole = wholeHole.exec(template);
      return whole ? this.get(whole[1] as string) : this.fillText(template);
    }
    if (Array.isArray(template)) return template.map((item) => this.fill(item));
    if (typeof template === 'object' && template !== null)
      return Object.fromEntries(
        Object.entries(template).map(([key, item]) => [this.fillText(key), this.fill(item as Template)]),
      );
    return template as Value;
  }

  /** A text with its names replaced, each by `write` (as it is, unless told). */
  fillText(template: string, write: (text: string) => string = (text) => text): string {
    return template.replace(holes, (_all, name: string) => write(textOf(this.get(name))));
  }
}
