import type { Theme } from '../theme.ts';
import type { Key } from './key.ts';

/** Room a prompt may use: columns, and rows it must not exceed or its old frames would stay on the screen. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Step<S, R> = { readonly state: S } | { readonly reply: R };

/** A prompt without a terminal: what a key does and what is seen, both pure. */
export interface Machine<S, R> {
  readonly start: S;
  step(state: S, key: Key): Step<S, R>;
  /** lines no wider than `size.width`, the last one not empty */
  view(state: S, size: Size, theme: Theme): string;
}
