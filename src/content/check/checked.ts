import type { ReadResult } from '../read.ts';
import type { Diagnostic, Region } from './diagnostic.ts';

/** A roadmap that was checked, and what of it was asked for. */
export interface Checked {
  /** absolute path of the roadmap's folder */
  readonly folder: string;
  /** what leads from where one stands to its files: '' or a path that ends in `/` */
  readonly prefix: string;
  readonly result: ReadResult;
  /** the findings that were asked for, in the order of the files */
  readonly shown: readonly Diagnostic[];
  /** how many findings stand in files that were not asked for */
  readonly elsewhere: { readonly errors: number; readonly warnings: number };
}

/**
 * What of a result concerns these files and folders (paths relative to the roadmap's folder; null for all of it): what
 * stands in them, and what stands elsewhere because of them.
 */
export function concerning(
  where: Pick<Checked, 'folder' | 'prefix'>,
  result: ReadResult,
  only: readonly string[] | null,
): Checked {
  if (only === null)
    return { ...where, result, shown: result.diagnostics, elsewhere: { errors: 0, warnings: 0 } };
  const isAsked = ({ file }: Region): boolean =>
    only.some((path) => file === path || file.startsWith(`${path}/`));
  const shown = result.diagnostics.filter((d) => isAsked(d) || d.related.some(isAsked));
  const errors = countErrors(result.diagnostics) - countErrors(shown);
  return {
    ...where,
    result,
    shown,
    elsewhere: { errors, warnings: result.diagnostics.length - shown.length - errors },
  };
}

export const countErrors = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.filter((d) => d.severity === 'error').length;

/** All findings that were asked for. */
export const shownOf = (checked: readonly Checked[]): Diagnostic[] => checked.flatMap(({ shown }) => shown);
