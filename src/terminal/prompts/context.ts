import type { Screen } from '../screen.ts';
import type { Suspend } from '../suspend.ts';
import type { Theme } from '../theme.ts';
import type { Size } from './machine.ts';

/** What every prompt is handed. */
export interface PromptContext {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
  readonly signal?: AbortSignal;
  readonly suspend?: Suspend | undefined;
  /** what the prompt asks, where that stands above it: shown once more when the program was suspended and goes on */
  readonly asked?: (() => string) | undefined;
  readonly theme: Theme;
  readonly screen: Pick<Screen, 'width' | 'height'>;
  /** columns that are not gone beyond, however wide the window is */
  readonly widest?: number;
}

/** The room there is now: a window may have been resized since the screen was described. */
export function sizeOf({ output, screen, widest = Number.POSITIVE_INFINITY }: PromptContext): Size {
  // a full last column makes some terminals wrap early
  return {
    width: Math.max(10, Math.min(output.columns || screen.width, widest) - 1),
    height: Math.max(2, (output.rows || screen.height) - 1),
  };
}
