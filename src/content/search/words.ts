/** A word of a text: its form in the index, and where it stands. */
export interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs, such as keys and hashes in code, are told apart by their beginning. */
const longest = 64;

// nothing in it is a letter or digit but those of ASCII: so are most texts, dashes, quotation marks and arrows included.
// The classes that know all letters take a start milliseconds
const isPlain =
  /^[\x00-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2775\u2794-\u2bff]*$/;
// `c++`, `c#`: the only signs that make another word
const plain = /[A-Za-z0-9]+(?:\+\+|#)?/g;
// scripts without spaces between words: each character counts as one
const unspaced = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]';
/** Made when a text wants it. */
let any: RegExp | undefined;
const anyWord = (): RegExp => {
  any ??= new RegExp(`${unspaced}|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+(?:\\+\\+|#)?`, 'gu');
  return any;
};

/** The words of a text, in order. Case and accents do not matter: `Zürich` and `zurich` are one word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(isPlain.test(text) ? plain : anyWord())) {
    const term = fold(match[0]).slice(0, longest);
    if (term !== '') words.push({ term, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

export const termsOf = (text: string): string[] => wordsOf(text).map((word) => word.term);

/** A text without what does not matter in a word. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
