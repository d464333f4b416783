/** What the lines `#key:value` at the head of an Anki text file say. Columns count from 1; 0 means there is none. */
export interface AnkiHeader {
  readonly separator: string;
  /** null where the file does not say */
  readonly html: boolean | null;
  readonly columns: readonly string[];
  readonly deck: string | null;
  readonly notetype: string | null;
  readonly deckColumn: number;
  readonly notetypeColumn: number;
  readonly tagsColumn: number;
  readonly guidColumn: number;
  /** lines it takes */
  readonly lines: number;
}

const separators: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
};
const headerLine = /^#([a-z]+(?: [a-z]+)?):(.*)$/i;

/** Whether a line says something of the file that is known, and is no mere comment. */
export const isHeaderLine = (line: string): boolean =>
  /^(?:separator|html|columns|deck|notetype|tags|if matches|(?:deck|notetype|tags|guid) column)$/i.test(
    line.match(headerLine)?.[1] ?? '',
  );

export function readHeader(lines: readonly string[]): AnkiHeader {
  const said = new Map<string, string>();
  let at = 0;
  for (; at < lines.length && (lines[at] as string).startsWith('#'); at++) {
    const [, key, value = ''] = (lines[at] as string).match(headerLine) ?? [];
    if (key !== undefined) said.set(key.toLowerCase(), value);
  }
  const separator = separatorOf(said.get('separator'), lines.slice(at));
  const column = (name: string): number => {
    const number = Number(said.get(`${name} column`)?.trim() ?? 0);
    return Number.isInteger(number) && number > 0 ? number : 0;
  };
  const name = (key: string): string | null => said.get(key)?.trim() || null;
  const html = said.get('html')?.trim().toLowerCase();
  return {
    separator,
    html: html === undefined ? null : html === 'true',
    columns: (said.get('columns') ?? '').split(separator).map((title) => title.trim()),
    deck: name('deck'),
    notetype: name('notetype'),
    deckColumn: column('deck'),
    notetypeColumn: column('notetype'),
    tagsColumn: column('tags'),
    guidColumn: column('guid'),
    lines: at,
  };
}

/** As named; else, as Anki does, the first of these that the first line holds. */
function separatorOf(named: string | undefined, data: readonly string[]): string {
  const word = named?.trim().toLowerCase() ?? '';
  const known = Object.hasOwn(separators, word) ? separators[word] : undefined;
  if (known !== undefined) return known;
  if (named !== undefined && [...named].length === 1) return named;
  const first = data.find((line) => line.trim() !== '') ?? '';
  return ['\t', '|', ';', ':', ','].find((mark) => first.includes(mark)) ?? '\t';
}
