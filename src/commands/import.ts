import type { App } from '../app.ts';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { decode } from '../store/codec.ts';
import { linesDigest, progressDigest, shownDigest } from '../store/digest.ts';
import { nodeDisk } from '../store/disk.ts';
import { type Intake, readSources, type Unread } from '../store/intake.ts';
import { setAside } from '../store/quarantine.ts';
import { readRecords, replay } from '../store/records.ts';
import type { Entry, Line } from '../store/scan.ts';
import { inputSource, type Source, sourcesAt } from '../store/source.ts';
import type { Store } from '../store/store.ts';
import { union } from '../store/union.ts';
import { count } from '../tutor/words.ts';

export interface ImportOptions {
  readonly files: readonly string[];
  readonly dryRun?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Damaged lines that are named on standard error. */
const NAMED = 10;
/** Where lines of imports are set aside. */
const ASIDE = 'import.jsonl';

/**
 * Adds what was recorded elsewhere to what is recorded here: a union by id, so that nothing is lost or doubled, in
 * whatever order files come. @returns whether every file could be read
 */
export async function run({ files, dryRun, json }: ImportOptions, app: App): Promise<boolean> {
  const { sources, missing } = sourcesOf(files, app);
  const here = readRecords(nodeDisk, app.folder);
  const intake = await readSources(sources, here.all);
  if (intake.newer !== null)
    throw new UserError(`${shownPath(intake.newer)} was written by a newer roadmap; nothing was imported.`, {
      hint: 'Update roadmap, then import it again.',
    });
  const failed = [...missing, ...intake.failed];
  const { fresh, known } = intake;
  if (fresh.length + known === 0) throw nothingRead(failed);
  const store = dryRun === true ? null : app.store(null);
  const backup = store === null ? null : takeIn(fresh, store);
  const isAside = store !== null && !store.readOnly && keepDamaged(intake, app);
  const entries =
    store === null ? union([...here.all, ...fresh.map(entryOf)]) : readRecords(nodeDisk, app.folder).entries;
  const digest = linesDigest(entries);
  const state = progressDigest(replay(entries));
  app.tell([
    ...failed.map(({ source, reason }) => `${shownPath(source)}: ${reason}.`),
    ...damagedWords(intake, isAside),
  ]);
  if (store !== null) app.tell(store.notices);
  if (json === true)
    app.printJson({
      files: files.length,
      dryRun: dryRun === true,
      new: fresh.length,
      known,
      damaged: intake.damaged,
      reported: [...failed, ...intake.unread].map(({ source, ...rest }) => ({ file: source, ...rest })),
      backup,
      events: entries.length,
      digest,
      stateDigest: state,
    });
  else app.say(words({ intake, backup, isDry: dryRun === true, events: entries.length, digest, state }));
  await store?.close();
  return failed.length === 0;
}

interface Outcome {
  readonly intake: Intake;
  readonly backup: string | null;
  readonly isDry: boolean;
  readonly events: number;
  readonly digest: string;
  readonly state: string;
}

function words({ intake: { fresh, known }, backup, isDry, events, digest, state }: Outcome): string {
  const there = isDry ? 'There would then be' : events === 1 ? 'There is now' : 'There are now';
  return [
    `${count(fresh.length, 'new event')} ${isDry ? 'would come' : 'came'} in; ${known} ${known === 1 ? 'was' : 'were'} known already.`,
    ...(backup === null ? [] : [`A backup was made before: ${backup}.`]),
    `${there} ${count(events, 'event')}. Digest: ${shownDigest(digest)}, of the progress they make: ${shownDigest(state)}.`,
  ].join('\n');
}

function sourcesOf(
  files: readonly string[],
  app: App,
): { sources: readonly Source[]; missing: readonly Unread[] } {
  const { cwd, stdin, signal } = app.world;
  const sources: Source[] = [];
  const missing: Unread[] = [];
  for (const file of new Set(files)) {
    const found = file === '-' ? [inputSource(stdin, signal)] : sourcesAt(namedPath(cwd, file), file, signal);
    if ('reason' in found) missing.push({ source: file, line: null, reason: found.reason });
    else for (const source of found) sources.push(source);
  }
  return { sources, missing };
}

/** @returns the name of the backup that was made before, or null where nothing is new or there was nothing to copy */
function takeIn(fresh: readonly Line[], store: Store): string | null {
  if (fresh.length === 0) return null;
  // where nothing can be written, taking in says why
  const backup = store.readOnly ? null : store.backup('import');
  store.takeIn(fresh);
  return backup;
}

function keepDamaged({ bytes }: Intake, app: App): boolean {
  const damaged = bytes.map((line) => ({ journal: ASIDE, bytes: line }));
  return setAside(nodeDisk, app.folder, damaged).isKept;
}

function damagedWords({ damaged, unread }: Intake, isAside: boolean): readonly string[] {
  if (damaged === 0) return [];
  const [are, them] = damaged === 1 ? ['is', 'it'] : ['are', 'them'];
  const aside = isAside ? ` The data folder keeps ${them} in quarantine/${ASIDE}.` : '';
  return [
    ...unread.slice(0, NAMED).map(({ source, line, reason }) => `${shownPath(source)}:${line}: ${reason}`),
    ...(damaged > NAMED ? [`… and ${damaged - NAMED} more`] : []),
    `${count(damaged, 'line')} ${are} damaged and could not be read.${aside}`,
  ];
}

function nothingRead(failed: readonly Unread[]): UserError {
  const [first, ...more] = failed;
  if (first === undefined) return new UserError('There are no records to import.');
  const others = more.length === 0 ? '' : `; neither can ${count(more.length, 'other file')}`;
  return new UserError(`${shownPath(first.source)} cannot be imported: ${first.reason}${others}.`, {
    hint: 'Import what roadmap export wrote, or the files in journal/ or backups/ of a data folder.',
  });
}

function entryOf({ id, line }: Line): Entry {
  const decoded = decode(line);
  return { id, line, event: decoded.type === 'event' ? decoded.event : null };
}
