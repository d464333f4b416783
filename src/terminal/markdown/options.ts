import type { Theme } from '../theme.ts';

/** How wide a block may be, and how it looks. */
export interface BlockOptions {
  readonly width: number;
  readonly theme: Theme;
}
