/** What does not fit, as a sentence that says what would. */
export interface Problem {
  readonly problem: string;
}
