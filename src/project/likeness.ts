import type { Dice } from './dice.ts';
import type { Value } from './value.ts';

const classes = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'];

const longestHead = 1_000;

/** A value of the same shape that is not the same: the id of something that was never made. */
export function likeness(value: Value, dice: Dice): Value {
  if (typeof value === 'number') return value + dice.whole(1_000_000, 900_000_000);
  const text = String(value);
  // of a long text the beginning is made anew, which is enough to be another
  const head = text.slice(0, longestHead);
  if (/^\d{1,9}$/.test(text)) return String(Number(text) + dice.whole(1_000_000, 900_000_000));
  const isUuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
  for (let round = 0; round < 50; round++) {
    const other = [...head]
      .map((char, i) => {
        // version and variant of a UUID stay what they are
        if (isUuid && (i === 14 || i === 19)) return char;
        const alphabet = classes.find((one) => one.includes(char));
        return alphabet === undefined ? char : dice.pick(alphabet);
      })
      .join('');
    if (other !== head) return other + text.slice(longestHead);
  }
  return `${text}0`;
}
