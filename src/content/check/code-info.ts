export type Severity = 'error' | 'warning';

export interface CodeInfo {
  readonly severity: Severity;
  /** what is wrong, in one sentence without the particular case */
  readonly about: string;
  /** why it is refused or advised against */
  readonly why: string;
}

export const error = (about: string, why: string): CodeInfo => ({ severity: 'error', about, why });
export const warning = (about: string, why: string): CodeInfo => ({ severity: 'warning', about, why });
