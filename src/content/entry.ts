import { spelled, unseen } from './unseen.ts';

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

const forbidden = new RegExp(`[${unseen}\\t\\n\\r]`, 'gu');

/** A path as it can be shown: on one line, and what nobody would see spelled out. */
export const shownPath = (path: string): string => path.replace(forbidden, spelled);
