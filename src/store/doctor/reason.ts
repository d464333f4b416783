import { type Disk, errorCode } from '../disk.ts';
import { whatIs } from '../files.ts';
import { explain } from '../not-saved.ts';

/** Why a call failed, in words that name no path: a report is made to be shown to others. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  const { why } = explain(error);
  if (code !== '' && why.endsWith(`(${code})`)) return why;
  return code === '' ? 'an unexpected fault' : `an unexpected fault (${code})`;
}

/** Whether a call failed only since nothing stands at that path. */
export const lacks = (disk: Disk, path: string, error: unknown): boolean =>
  errorCode(error) === 'ENOENT' && whatIs(disk, path) === 'nothing';
