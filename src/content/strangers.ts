import { isIgnored, shownPath } from './entry.ts';
import type { FileReader } from './file-reader.ts';
import { type Folder, topicName } from './folder.ts';

/** Files and folders that are no part of a roadmap: said, and otherwise left alone. */
export function sayStrangers(
  files: FileReader,
  folder: Folder,
  known: ReadonlySet<string>,
  folders: readonly Folder[],
): void {
  for (const [name, entry] of folder.files) {
    if (entry.kind === 'refused') files.say(entry.code, entry.path, entry.message, entry.hint);
    else if (!known.has(name) && !isIgnored(name) && !files.sources.has(shownPath(entry.path))) {
      const hint = name.endsWith('.yml')
        ? 'Name it .yaml.'
        : /\.(md|yaml)$/.test(name) && folder.path === ''
          ? 'Topics stand in the folder of a stage.'
          : 'Delete it, or begin its name with _ to keep it here.';
      files.say('file/unexpected', entry.path, 'This file is no part of a roadmap and is ignored.', hint);
    }
  }
  for (const child of folders) {
    // a folder that cannot be listed stands here as a refusal, too
    if (folder.files.has(child.name)) continue;
    const topics = [...child.files.keys()].some((name) => topicName.test(name) && !isIgnored(name));
    files.say(
      'folder/unexpected',
      child.path,
      'This folder has no stage file and is ignored.',
      topics
        ? 'Add a stage.yaml with title and topics.'
        : 'Delete it, or begin its name with _ to keep it here.',
    );
  }
}
