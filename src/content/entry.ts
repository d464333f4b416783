/** What the walk over a roadmap's folder found, paths relative to it, with `/`. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  /** a file that is not read before it is wanted */
  | { readonly kind: 'unread'; readonly path: string; readonly read: () => FileEntry | RefusedEntry }
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly code:
        | 'file/not-regular'
        | 'file/outside'
        | 'file/too-large'
        | 'file/unreadable'
        | 'folder/too-deep';
      readonly message: string;
      readonly hint: string | null;
    };

export type FileEntry = Extract<Entry, { kind: 'file' }>;
export type RefusedEntry = Extract<Entry, { kind: 'refused' }>;

/** What a folder of plain files holds for those who work on it. */
const papers = /^(?:README|REVIEW|CONTRIBUTING|CHANGELOG|LICEN[CS]E)(?:\.md|\.txt)?$/;

/** Names that are no part of a roadmap: hidden, set aside, or for those who work on it. */
export const isIgnored = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('_') || papers.test(name);

/** A path as it can be shown: on one line, control and bidi characters and lone surrogates escaped. */
export const shownPath = (path: string): string =>
  path.replace(
    /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    (char) => {
      const code = char.charCodeAt(0);
      return code < 256
        ? `\\x${code.toString(16).padStart(2, '0')}`
        : `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
