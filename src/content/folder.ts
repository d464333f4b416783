import type { Entry } from './entry.ts';

/** The entries of a roadmap as a tree. */
export interface Folder {
  /** '' for the roadmap's own folder */
  readonly path: string;
  readonly name: string;
  readonly folders: readonly Folder[];
  /** what was read turns from `unread` into what it is */
  readonly files: Map<string, Exclude<Entry, { kind: 'folder' }>>;
}

/** Builds the tree; entries may come in any order. */
export function makeTree(entries: readonly Entry[]): Folder {
  interface Open extends Folder {
    readonly folders: Open[];
  }
  const root: Open = { path: '', name: '', folders: [], files: new Map() };
  const all = new Map<string, Open>([['', root]]);
  const folderAt = (path: string): Open => {
    const known = all.get(path);
    if (known) return known;
    const slash = path.lastIndexOf('/');
    const made: Open = { path, name: path.slice(slash + 1), folders: [], files: new Map() };
    all.set(path, made);
    folderAt(slash < 0 ? '' : path.slice(0, slash)).folders.push(made);
    return made;
  };
  for (const entry of entries) {
    if (entry.kind === 'folder') folderAt(entry.path);
    else {
      const slash = entry.path.lastIndexOf('/');
      folderAt(slash < 0 ? '' : entry.path.slice(0, slash)).files.set(entry.path.slice(slash + 1), entry);
    }
  }
  const order = (folder: Open): void => {
    folder.folders.sort((a, b) => (a.name < b.name ? -1 : 1));
    folder.folders.forEach(order);
  };
  order(root);
  return root;
}

/** Whether a folder is a stage. */
export const isStage = (folder: Folder): boolean =>
  folder.files.has('stage.yaml') || folder.files.has('stage.md');

/** The name of a topic's file: its id, and its format. */
export const topicName = /^(.+)\.(md|yaml)$/;
