import { type Code, codes } from './check/codes.ts';
import { type Diagnostic, FaultLists, type Report } from './check/diagnostic.ts';
import { type FileEntry, shownPath } from './entry.ts';
import type { Folder } from './folder.ts';
import type { Known, KnownFile } from './known.ts';
import { decode } from './parse/decode.ts';
import { Source } from './source.ts';

/**
 * Reads the files of a roadmap one after another, each but once where it is `known` from before; what it finds wrong
 * gathers in `diagnostics`. Where texts are not `kept`, they are let go once a file is read.
 */
export class FileReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly sources = new Map<string, Source>();
  readonly #faults = new FaultLists(this.diagnostics);
  readonly #known: Known | null;
  readonly #keepsTexts: boolean;

  constructor(known: Known | null, keepsTexts: boolean) {
    this.#known = known;
    this.#keepsTexts = keepsTexts;
  }

  /**
   * What a file of this folder says, read unless it is known. Null when it is not there or cannot be read, and then that
   * was reported. Where texts are not to be kept, what `make` gives is plain data.
   */
  read<T>(
    folder: Folder,
    name: string,
    make: (source: Source, report: Report) => T,
  ): { readonly source: Source; readonly facts: T } | null {
    const entry = this.#file(folder, name);
    if (entry === null) return null;
    const file = shownPath(entry.path);
    const known = this.#known;
    const key = known?.keyOf(file, entry.bytes) ?? '';
    const before = known?.get(key);
    const reading = before ?? this.#reading(entry, make);
    if (reading === null) return null;
    if (before === undefined) known?.set(key, reading);
    this.#add(reading.faults);
    const source = new Source(file, this.#keepsTexts ? textOf(entry) : this.#again(folder, name, key));
    this.sources.set(file, source);
    return { source, facts: reading.facts as T };
  }

  #reading<T>(entry: FileEntry, make: (source: Source, report: Report) => T): KnownFile | null {
    const source = this.#decoded(entry);
    if (source === null) return null;
    const faults: Diagnostic[] = [];
    const lists = new FaultLists(faults);
    const reading = { facts: make(source, lists.reportIn(source)), faults };
    lists.close();
    // a copy: a string that was cut out of the text would keep all of it in memory
    return this.#keepsTexts ? reading : (JSON.parse(JSON.stringify(reading)) as KnownFile);
  }

  /** Reads the text of a file that was let go; none where the file is another one by now. */
  #again(folder: Folder, name: string, key: string): () => string {
    return () => {
      const entry = this.#file(folder, name);
      if (entry === null) return '';
      const now = this.#known?.keyOf(shownPath(entry.path), entry.bytes) ?? '';
      return now === key ? textOf(entry)() : '';
    };
  }

  /** One by one: there may be more of them than a call takes arguments. */
  #add(faults: readonly Diagnostic[]): void {
    for (const fault of faults) this.diagnostics.push(fault);
  }

  /** The text of a file; null when it is none, and then that was reported. */
  #decoded({ path, bytes }: FileEntry): Source | null {
    const file = shownPath(path);
    const decoded = decode(bytes);
    const source = new Source(file, 'text' in decoded ? decoded.text : decoded.before);
    this.sources.set(file, source);
    if ('text' in decoded) return source;
    const byte = bytes[decoded.badByte] as number;
    this.reportIn(source)(
      'file/not-utf8',
      { start: source.text.length, end: source.text.length },
      `The file is not UTF-8: byte 0x${byte.toString(16).padStart(2, '0')} cannot stand here.`,
      'Save it as UTF-8.',
    );
    return null;
  }

  /** The bytes of a file; null when there are none, and then its folder's strangers are told why. */
  #file(folder: Folder, name: string): FileEntry | null {
    const entry = folder.files.get(name);
    if (entry?.kind === 'file') return entry;
    if (entry?.kind !== 'unread') return null;
    const read = entry.read();
    if (read.kind === 'file') return read;
    folder.files.set(name, read);
    return null;
  }

  reportIn(source: Source): Report {
    return this.#faults.reportIn(source);
  }

  /** Says of each file how many of its faults were not told; the last thing to do. */
  close(): void {
    this.#faults.close();
  }

  say(code: Code, path: string, message: string, hint: string | null): void {
    const file = shownPath(path);
    this.diagnostics.push({
      code,
      severity: codes[code].severity,
      file,
      start: 0,
      end: 0,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      message,
      hint,
      related: [],
    });
  }
}

/** Reads the text of what was found to be one. */
const textOf =
  ({ bytes }: FileEntry): (() => string) =>
  () =>
    (decode(bytes) as { text: string }).text;

/** What a file says, without the file. */
export function bare<T extends { readonly source: Source }>({ source: _, ...facts }: T): Omit<T, 'source'> {
  return facts;
}
