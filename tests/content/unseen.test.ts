import { expect, it } from 'vitest';
import { withoutUnsafe } from '../../src/content/parse/display.ts';
import { readPlainYaml } from '../../src/content/parse/yaml-plain.ts';
import { unseen } from '../../src/content/unseen.ts';

const isUnseen = new RegExp(`[${unseen}]`, 'u');
const characters = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

it('takes for unseen what Unicode lets a program ignore, but what honest texts are written with', () => {
  const left = characters.filter((char) => /\p{DI}/u.test(char) && !isUnseen.test(char));
  const selectors = Array.from({ length: 16 }, (_, i) => String.fromCodePoint(0xfe00 + i));
  expect(left).toEqual(['\u00ad', ...'\u180b\u180c\u180d\u180f\u200c\u200d', ...selectors]);
});

it.each(['❤️', '👩‍👩‍👧‍👦', '한국어', 'ភាសាខ្មែរ', 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌', 'نمی‌خواهم', 'hy\u00adphen', '⠓⠊⠀⠁', 'ไทย'])(
  'leaves %s as it is',
  (text) => {
    expect(withoutUnsafe(text)).toBe(text);
  },
);

it('is never read as plain YAML', () => {
  const read = characters.filter((char) => isUnseen.test(char) && readPlainYaml(`a: b${char}c`, 0) !== null);
  expect(read).toEqual([]);
});
