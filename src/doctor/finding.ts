/** How a thing is: `repaired` was wrong a moment ago, `warning` is worth knowing, `error` stays wrong. */
export type State = 'ok' | 'repaired' | 'warning' | 'error';

/** What the doctor has to say of one thing. */
export interface Finding {
  /** permanent, for scripts */
  readonly id: string;
  readonly title: string;
  readonly state: State;
  /** a sentence */
  readonly message: string;
  /** more sentences */
  readonly details: readonly string[];
  /** what to do about it, or null */
  readonly hint: string | null;
  /** whether `doctor --fix` does something about it */
  readonly isFixable: boolean;
  readonly facts: Readonly<Record<string, Fact>>;
}

export type Fact = string | number | boolean | null;

/** A finding of which only what is not usual is said. */
export const finding = (
  id: string,
  title: string,
  message: string,
  more: Partial<Omit<Finding, 'id' | 'title' | 'message'>> = {},
): Finding => ({
  id,
  title,
  message,
  state: 'ok',
  details: [],
  hint: null,
  isFixable: false,
  facts: {},
  ...more,
});
