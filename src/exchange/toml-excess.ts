/**
 * What is read of a TOML text: levels of brackets, parts of a key, words and marks. A quiz nests three deep, and one of
 * a thousand questions has forty thousand words and marks.
 */
const most = { depth: 50, parts: 50, tokens: 60_000 };

const word = /"""|'''|["'[\]{}=.,\n]|#[^\n]*|[^\s"'#[\]{}=.,]+/g;
/** What ends a string that begins so, and what an escape hides. */
const ends: ReadonlyMap<string, RegExp> = new Map([
  ['"""', /\\[\s\S]|"""/g],
  ["'''", /'''/g],
  ['"', /\\.|["\n]/g],
  ["'", /['\n]/g],
]);

/**
 * The line, from 1, on which a TOML text goes beyond what is read, and how; null where it does not. The parser keeps two
 * kilobytes for each word and recurses into brackets, so this is asked first.
 */
export function tomlExcess(text: string): { readonly line: number; readonly reason: string } | null {
  let depth = 0;
  let parts = 0;
  let tokens = 0;
  word.lastIndex = 0;
  for (let at = 0; ; ) {
    const mark = word.exec(text)?.[0];
    if (mark === undefined) return null;
    at = word.lastIndex;
    const end = ends.get(mark);
    if (end !== undefined) word.lastIndex = behind(text, at, end);
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
    if (mark === '.') parts++;
    else if (/^[[\]{}=,\n]$/.test(mark)) parts = 0;
    const over = (reason: string) => ({ line: text.slice(0, at).split('\n').length, reason });
    if (depth > most.depth || parts >= most.parts) return over('it is nested too deep');
    if (++tokens > most.tokens)
      return over(
        `it has more than ${most.tokens.toLocaleString('en')} words and marks; make several files of it`,
      );
  }
}

/** Where a string that begins at `at` is over. */
function behind(text: string, at: number, end: RegExp): number {
  end.lastIndex = at;
  for (;;) {
    const found = end.exec(text);
    if (found === null) return text.length;
    if (!found[0].startsWith('\\')) return end.lastIndex;
  }
}
