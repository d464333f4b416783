import { oneLine } from '../../terminal/sanitise.ts';
import type { Theme } from '../../terminal/theme.ts';
import { wrap } from '../../terminal/width.ts';
import type { CheckResult } from '../result.ts';
import type { View } from './failure.ts';

/** How one check went, told by a mark and, where it is no plain pass, by a word. */
export function resultLine(result: CheckResult, { theme, width }: View): string {
  const { id, says } = result.check;
  const { mark, note } = lookOf(result, theme);
  const text = theme.text(oneLine(`${id}: ${note}${says}`));
  return width === null ? `${mark} ${text}` : wrap(text, width, { indent: `${mark} `, hang: '  ' });
}

function lookOf(result: CheckResult, theme: Theme): { readonly mark: string; readonly note: string } {
  const { symbols } = theme;
  switch (result.state) {
    case 'passed':
      return result.warning === null
        ? { mark: theme.good(symbols.good), note: '' }
        : { mark: theme.warn('!'), note: 'passed with a remark. ' };
    case 'failed':
      return { mark: theme.bad(symbols.bad), note: 'failed. ' };
    case 'skipped':
      return { mark: theme.dim(symbols.dash), note: 'skipped. ' };
  }
}
