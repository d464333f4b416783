import { sha256 } from '../../src/store/checksum.ts';
import type { Entry } from '../../src/store/scan.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer } from './sandbox.ts';

/** The line of an answer, under an id of these last two letters. */
export const lineOf = (n: number, id: string): Entry =>
  entryOf(answer(n), { id: `01JJXA2V0000000000000000${id}`, at: n, tz: 0, roadmap: 'backend' });

/** An event of a kind that only a later release knows. */
export function laterLine(id: string): string {
  const body = JSON.stringify({ ...lineOf(1, id).event, kind: 'dreamt' }).slice(0, -1);
  return `${body},"c":"${sha256(body).slice(0, 8)}"}`;
}
