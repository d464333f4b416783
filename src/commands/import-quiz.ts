import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { App } from '../app.ts';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import type { Parsed } from '../exchange/draft.ts';
import { readForeign, readTarget, writePlan } from '../exchange/files.ts';
import type { ImportFormat } from '../exchange/format-names.ts';
import { excessOf, readQuiz } from '../exchange/import.ts';
import { plan, takenIn } from '../exchange/plan.ts';
import { type Imported, makeTopics, type ReadFile, type Reported } from '../exchange/topics.ts';
import { namedPath } from '../named-path.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { proseWidth } from '../terminal/screen.ts';
import { wrap } from '../terminal/width.ts';
import { count } from '../tutor/words.ts';
import { shortWay, withSlashes } from '../ways.ts';

export interface ImportQuizOptions {
  readonly files: readonly string[];
  /** folder of a roadmap, of a stage, or one that is not there yet */
  readonly to: string;
  /** null: told from each file */
  readonly from: ImportFormat | null;
  readonly json?: boolean | undefined;
}

/** Reads other people's quizzes into topics. Gives false when a file could not be read or nothing was imported. */
export async function run({ files, to, from, json }: ImportQuizOptions, app: App): Promise<boolean> {
  const { cwd } = app.world;
  if (files.includes('-'))
    throw new UserError('import-quiz reads files, and standard input is none.', {
      exit: 2,
      hint: 'Write it to a file: topics are called after it where the quiz has no title.',
    });
  const { root, target } = readTarget(namedPath(cwd, to));
  const { read, reported } = readFiles(files, from, cwd);
  const made = makeTopics(read, takenIn(target));
  const [present] = made.present;
  if (present !== undefined)
    throw new UserError(`The topic "${present}" is in that stage already, and nothing is written over it.`, {
      hint: 'Rename the file you import, or import it to another stage.',
    });
  const imported = { ...made, reported: [...reported, ...made.reported] };
  const planned = made.topics.length === 0 ? null : plan(made.topics, target);
  if (planned !== null && 'refused' in planned)
    throw new UserError(planned.refused, planned.hint === null ? {} : { hint: planned.hint });
  // reading many files takes a while: whoever pressed Ctrl-C meanwhile gets nothing written
  await setImmediate();
  if (app.world.signal.aborted) return false;
  if (planned !== null) writePlan(root, planned.writes);
  const stage = planned === null ? null : shownFrom(cwd, resolve(root, planned.stage));
  app.tell(reported.map(({ file, reason }) => `error: ${file} was not read: ${reason}.`));
  if (json === true) app.printJson(toJson(files.length, imported, stage));
  else report(files.length, made, stage, shownFrom(cwd, root), app);
  return planned !== null && reported.length === 0;
}

function readFiles(
  files: readonly string[],
  from: ImportFormat | null,
  cwd: string,
): { readonly read: readonly ReadFile[]; readonly reported: readonly Reported[] } {
  const read: ReadFile[] = [];
  const reported: Reported[] = [];
  for (const file of [...new Set(files)]) {
    const name = shownPath(file);
    const parsed = readFile(namedPath(cwd, file), file, from);
    if ('reason' in parsed)
      reported.push({ file: name, line: 1, what: 'file', action: 'left out', reason: parsed.reason });
    else read.push({ name, parsed });
  }
  return { read, reported };
}

/** What a file holds, or why it is left out. */
function readFile(
  path: string,
  name: string,
  from: ImportFormat | null,
): Parsed | { readonly reason: string } {
  const found = readForeign(path);
  if ('reason' in found) return found;
  const parsed = readQuiz(name, found.text, from);
  if (parsed === null)
    return { reason: 'its format is not recognised; name it with --from, such as --from gift' };
  const reason = excessOf(parsed);
  return reason === null ? parsed : { reason };
}

/** A path as one would type it from here. */
function shownFrom(cwd: string, path: string): string {
  return shownPath(withSlashes(shortWay(cwd, path)) || '.');
}

const importedIn = ({ topics }: Imported): number =>
  topics.reduce((sum, topic) => sum + topic.questions.length, 0);
const left = ({ what, action }: Reported): boolean => what === 'question' && action === 'left out';

function toJson(files: number, made: Imported, stage: string | null) {
  return {
    files,
    found: made.found,
    imported: importedIn(made),
    leftOut: made.reported.filter(left).length,
    stage,
    topics: made.topics.map(({ id, title, file, questions }) => ({
      id,
      title,
      file,
      questions: questions.length,
    })),
    reported: made.reported,
  };
}

function report(files: number, made: Imported, stage: string | null, root: string, app: App): void {
  const { theme } = app;
  const imported = importedIn(made);
  const outOf = made.found === imported ? '' : ` of ${made.found}`;
  app.say(
    stage === null
      ? `Nothing was imported from ${count(files, 'file')}: ${made.found === 0 ? 'no question was found' : `none of ${count(made.found, 'question')} could be taken over`}.`
      : `Imported ${imported}${outOf} ${made.found === 1 ? 'question' : 'questions'} from ${count(files, 'file')} into ${stage}:`,
  );
  for (const { id, title, questions } of made.topics)
    app.say(`  ${id}  ${theme.dim(`${oneLine(title, 60)}, ${count(questions.length, 'question')}`)}`);
  if (made.reported.length > 0) {
    const out = made.reported.filter(({ action }) => action === 'left out').length;
    app.say(`\n${out} left out, ${made.reported.length - out} changed:`);
    app.print(made.reported.map((one) => reportLine(one, app)).join('\n'));
  }
  if (stage !== null)
    app.say(
      `\nSee what is missing with: roadmap check ${root}\nTry it with: roadmap quiz ${made.topics[0]?.id} --roadmap ${root}`,
    );
}

function reportLine({ file, line, action, reason }: Reported, app: App): string {
  const { theme, screen } = app;
  const word = action === 'left out' ? theme.bad('left out') : theme.warn('changed');
  const text = `${theme.strong(theme.text(`${file}:${line}`))}  ${word}  ${theme.text(oneLine(reason))}`;
  return screen.tty ? wrap(text, proseWidth(screen) - 1, { hang: '  ' }) : text;
}
