import { sha256 } from './checksum.ts';

/** The last field of an object in JSON, a checksum over the bytes of everything before it. */
export interface Seal {
  readonly field: string;
  readonly digits: number;
}

/** The JSON of an object with a seal as its last field. */
export function seal(json: string, { field, digits }: Seal): string {
  const body = json.slice(0, -1);
  return `${body},"${field}":"${sha256(body).slice(0, digits)}"}`;
}

/** Whether a text ends in the seal that belongs to it. */
export function isSealed(text: string, { field, digits }: Seal): boolean {
  const opening = `,"${field}":"`;
  const at = text.length - opening.length - digits - 2;
  if (at <= 0 || !text.startsWith(opening, at) || !text.endsWith('"}')) return false;
  return text.startsWith(sha256(text.slice(0, at)).slice(0, digits), at + opening.length);
}
