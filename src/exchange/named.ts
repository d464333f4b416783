/** More than this nobody reads, and a file may be made of nothing else. */
const most = 50;

/** What is to be told of one question, each thing once; of those beyond the first fifty only that there are more. */
export class Named {
  readonly #said = new Set<string>();
  readonly #rest: string;

  constructor(rest: string) {
    this.#rest = rest;
  }

  readonly add = (what: string): void => {
    if (!this.#said.has(what)) this.#said.add(this.#said.size < most ? what : this.#rest);
  };

  get all(): readonly string[] {
    return [...this.#said];
  }
}

/** Changes to a text or a question on its way. */
export const changesOf = (): Named => new Named('more was changed or left out than is named here');
