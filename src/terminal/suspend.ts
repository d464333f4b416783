/** What is done when the process is about to be stopped (Ctrl-Z), and once it goes on. */
export interface Suspension {
  readonly stops: () => void;
  readonly goesOn: () => void;
}

/** Begins to listen for that, where the system knows it. */
export type Suspend = (what: Suspension) => {
  /** stops the process, as Ctrl-Z would */
  readonly now: () => void;
  /** listens no longer */
  readonly end: () => void;
};
