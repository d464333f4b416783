import type { Progress } from '../learning/progress.ts';
import { sha256 } from './checksum.ts';
import type { Line } from './scan.ts';

/** Digits of a digest that are shown to people, who compare two by eye. */
const SHOWN = 12;

/**
 * SHA-256 over lines in the order given, each with its newline, 64 hex digits. Of the union of all journals it is the
 * same wherever the same events are, and what `sha256sum` says of their export.
 */
export function linesDigest(lines: readonly Line[]): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const { line } of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** SHA-256 of what events add up to, 64 hex digits; in which order the tables were filled plays no part. */
export const progressDigest = (progress: Progress): string => sha256(canonical(progress));

/** A digest as it is shown. */
export const shownDigest = (digest: string): string => digest.slice(0, SHOWN);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}
