import type { App } from '../app.ts';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { linesDigest, progressDigest, shownDigest } from '../store/digest.ts';
import { nodeDisk } from '../store/disk.ts';
import { writeOwnFile } from '../store/own-file.ts';
import { type Records, readRecords, replay } from '../store/records.ts';
import { count } from '../tutor/words.ts';

export interface ExportOptions {
  /** where to; standard output without one, or with - */
  readonly file?: string | undefined;
  readonly force?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** So many events go out in one write. */
const AT_ONCE = 1000;

/**
 * Writes all that was recorded, of every roadmap, as the journals have it: a line an event, in their order. Says on
 * standard error how many there are, and what stayed behind. @returns whether everything could be read
 */
export async function run({ file, force, json }: ExportOptions, app: App): Promise<boolean> {
  const target = file === '-' ? undefined : file;
  if (json === true && target === undefined)
    throw new UserError('With --json, export needs a file to write to.', {
      exit: 2,
      hint: 'On standard output each line is a JSON document already: roadmap export',
    });
  const records = readRecords(nodeDisk, app.folder);
  const { entries } = records;
  if (target !== undefined) {
    const text = entries.map(({ line }) => `${line}\n`).join('');
    writeOwnFile(nodeDisk, namedPath(app.world.cwd, target), { text, force: force === true });
  } else {
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const lines = entries.slice(at, at + AT_ONCE).map(({ line }) => `${line}\n`);
      app.writeJsonLines(lines.join(''));
    }
  }
  const digest = linesDigest(entries);
  const to = target === undefined ? '' : ` to ${shownPath(target)}`;
  app.tell([
    entries.length === 0
      ? `Nothing is recorded yet: an empty export was written${to}.`
      : `${count(entries.length, 'event')} exported${to}. Digest: ${shownDigest(digest)}.`,
    ...leftBehind(records),
  ]);
  if (json === true)
    app.printJson({
      file: target,
      events: entries.length,
      damaged: records.damaged,
      digest,
      stateDigest: progressDigest(replay(entries)),
    });
  return isComplete(records);
}

const isComplete = ({ isNewer, unreadable }: Records): boolean => !isNewer && unreadable.size === 0;

function leftBehind({ damaged, isNewer, unreadable }: Records): readonly string[] {
  return [
    ...(damaged > 0
      ? [`${count(damaged, 'damaged line')} ${damaged === 1 ? 'was' : 'were'} left out. See: roadmap doctor`]
      : []),
    ...(isNewer ? ['Lines of a newer roadmap were left out: update roadmap, then export again.'] : []),
    ...[...unreadable].map(
      ([path, why]) => `Left out, since it cannot be read: ${shownPath(path)} (${why}).`,
    ),
  ];
}
