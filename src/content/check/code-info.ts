import type { Example } from './codes/example.ts';

export type Severity = 'error' | 'warning';

export interface CodeInfo {
  readonly severity: Severity;
  /** what is wrong, in one sentence without the particular case */
  readonly about: string;
  /** why it is refused or advised against */
  readonly why: string;
  /** how it is done wrong, and how right; a test runs both */
  readonly example: Example;
}

export const error = (about: string, why: string, example: Example): CodeInfo => ({
  severity: 'error',
  about,
  why,
  example,
});
export const warning = (about: string, why: string, example: Example): CodeInfo => ({
  severity: 'warning',
  about,
  why,
  example,
});
