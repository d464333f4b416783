import type { Report } from '../../check/diagnostic.ts';
import { KnownWords } from '../../nearest.ts';
import type { Span } from '../../source.ts';
import { namesIn, readPath } from '../place.ts';

/** The names a check makes and uses, so that a misspelt one is found before anything runs. */
export class Names {
  readonly #known: Set<string>;
  readonly #used: { readonly name: string; readonly span: Span }[] = [];

  #isWhole = true;

  constructor(known: readonly string[]) {
    this.#known = new Set(known);
  }

  define(name: string): void {
    this.#known.add(name);
  }

  /** A step could not be read; it may have made any name, so that nothing is said of names that are not known. */
  giveUp(): void {
    this.#isWhole = false;
  }

  /** Notes the names in a text; reports those that can be none. */
  use(text: string, span: Span, report: Report): void {
    for (const written of new Set(namesIn(text))) {
      const path = readPath(written);
      if (path === null)
        report(
          'project/unknown-name',
          span,
          `"\${${written}}" is no name.`,
          `Write a name, and a path behind it if need be: \${item.tags[0]}.`,
        );
      else this.#used.push({ name: path.root, span });
    }
  }

  /** Reports what is used and never made; said once all steps are read, since some make names others use. */
  reportUnknown(report: Report): void {
    const known = new KnownWords(this.#known);
    for (const { name, span } of this.#isWhole ? this.#used : []) {
      if (this.#known.has(name)) continue;
      report(
        'project/unknown-name',
        span,
        `Nothing in this check makes "${name}".`,
        known.didYouMean(name) ?? 'Make it with `make`, or save it from an answer.',
      );
    }
  }
}
