/** Gives that many unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Random bytes from the system; loaded when something is written, not at every start. */
export const randomBytes: Random = (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes);

/** A name nobody else uses at the moment, 8 hex digits. */
export const tag = (random: Random): string => Buffer.from(random(4)).toString('hex');

// https://github.com/ulid/spec: 48 bits of UTC ms, 80 of randomness, Crockford's base 32, most significant first.
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_BITS = 80n;
const LAST_TIME = (1n << 48n) - 1n;

const isUlidText = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Whether a text is a ULID in its canonical spelling. */
export const isUlid = (text: string): boolean => isUlidText.test(text);

/**
 * A ULID greater than `last` (which may be ''), even when the clock (UTC ms) went back.
 * Where the specification adds one, this adds a random step: two terminals that both follow
 * the same last id must not arrive at the same next one.
 */
export function nextUlid(now: number, last: string, random: Random): string {
  const before = last === '' ? -1n : decode(last);
  const time = BigInt(Math.min(Math.max(0, Math.trunc(now) || 0), Number(LAST_TIME)));
  const fresh = (time << RANDOM_BITS) | number(random(10));
  if (fresh > before) return encode(fresh);
  const stepped = before + 1n + number(random(6));
  // Past the last possible id nothing can grow; being unique is then what matters.
  return encode(stepped >> RANDOM_BITS > LAST_TIME ? fresh : stepped);
}

function number(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function encode(value: bigint): string {
  let text = '';
  for (let rest = value, i = 0; i < 26; i += 1, rest >>= 5n) text = DIGITS.charAt(Number(rest & 31n)) + text;
  return text;
}

function decode(id: string): bigint {
  let value = 0n;
  for (const digit of id) value = (value << 5n) | BigInt(DIGITS.indexOf(digit));
  return value;
}
