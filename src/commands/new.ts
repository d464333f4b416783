import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app.ts';
import { newId, newTitle } from '../authoring/names.ts';
import { nextFolder, type OwnRoadmap, openOwn, stageFile, stageNamed } from '../authoring/own-roadmap.ts';
import { isWithin, pathFrom, upward } from '../authoring/places.ts';
import {
  roadmapFiles,
  type Sketch,
  schemaFiles,
  stageFileIn,
  type Templates,
  topicFile,
  workflowFile,
} from '../authoring/scaffold.ts';
import { titleOf } from '../authoring/template.ts';
import { openShipped } from '../content/disk/index.ts';
import { isListed, withTopics } from '../content/stage-list.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { shellWord } from '../terminal/shell-word.ts';
import { wayTo } from '../ways.ts';
import { type ChangedFile, writeFiles } from '../write-files.ts';

interface Wish {
  readonly id: string;
  readonly title?: string | undefined;
}
export type NewOptions =
  | (Wish & {
      readonly what: 'roadmap';
      /** where; a folder of its id unless told */
      readonly folder?: string | undefined;
      readonly yaml?: boolean | undefined;
      /** with a workflow that checks it */
      readonly ci?: boolean | undefined;
    })
  | (Wish & { readonly what: 'stage'; readonly in?: string | undefined })
  | (Wish & { readonly what: 'topic'; readonly in: string; readonly yaml?: boolean | undefined });

/** Writes the beginning of a roadmap, a stage or a topic: files that pass the check and say how they are written. */
export async function run(options: NewOptions, app: App): Promise<void> {
  switch (options.what) {
    case 'roadmap':
      return newRoadmap(options, app);
    case 'stage':
      return newStage(options, app);
    case 'topic':
      return newTopic(options, app);
  }
}

const templatesOf =
  (app: App): Templates =>
  (name) =>
    readFileSync(join(app.world.installed, 'templates', name), 'utf8');

const titleFor = ({ id, title }: Wish): string => newTitle(title ?? titleOf(id));

function newRoadmap(wish: Extract<NewOptions, { what: 'roadmap' }>, app: App): void {
  const id = newId(wish.id);
  if (id === openShipped(join(app.world.installed, 'dist', 'roadmap.index')).outline.id)
    throw new UserError(`"${id}" is the id of the roadmap that ships.`, {
      hint: 'Progress is kept under it, and would mix with that of yours. Choose another one.',
    });
  const folder = namedPath(app.world.cwd, wish.folder ?? id);
  if (existsSync(join(folder, 'roadmap.yaml')))
    throw new UserError(`There is a roadmap in ${shown(folder, app)} already.`, {
      hint: `Add to it with: roadmap new topic <id> --in <stage> --roadmap ${typed(folder, app)}`,
    });
  const templates = templatesOf(app);
  const { files, readme, topic } = roadmapFiles(
    { id, title: titleFor({ ...wish, id }), yaml: wish.yaml === true },
    templates,
  );
  const hasReadme = existsSync(join(folder, readme.path));
  const sketches = [...placed(files, folder), ...(hasReadme ? [] : placed([readme], folder))];
  if (wish.ci === true) {
    const root = repositoryOf(folder);
    const way = wayTo(root, folder);
    for (const sketch of placed([workflowFile(way === '' ? '.' : way, versionOf(app), templates)], root))
      sketches.push(sketch);
  }
  writeFiles(sketches, null);
  const told = sketches.filter(({ path }) => !path.endsWith('.json'));
  tell(
    [
      'Made',
      ...told.map(({ path }) => `  ${shown(path, app)}`),
      ...(hasReadme ? ['README.md was there already, and stays as it is.'] : []),
      `Check it with: roadmap check ${typed(folder, app)}`,
      `Look at its topic with: roadmap preview ${typed(join(folder, topic.path), app)}`,
    ],
    app,
  );
}

function newStage(wish: Extract<NewOptions, { what: 'stage' }>, app: App): void {
  const own = openOwn(writable(app));
  const id = freeId(wish.id, own, ['all']);
  const parent = wish.in === undefined ? '' : stageNamed(own, wish.in, app.world.cwd).path;
  const name = nextFolder(own, parent, id);
  const folder = parent === '' ? name : `${parent}/${name}`;
  const file = stageFileIn(folder, { title: titleFor({ ...wish, id }), topics: [] }, templatesOf(app));
  writeFiles(placed([file, ...missing(schemaFiles(['stage']), own)], own.folder), null);
  tell(
    [
      `Made ${shown(join(own.folder, file.path), app)}`,
      `Give it a topic with: roadmap new topic <id> --in ${id}`,
    ],
    app,
  );
}

function newTopic(wish: Extract<NewOptions, { what: 'topic' }>, app: App): void {
  const own = openOwn(writable(app));
  const id = freeId(wish.id, own, ['all', 'stage']);
  const { stage, path } = stageNamed(own, wish.in, app.world.cwd);
  const yaml = wish.yaml === true;
  const file = topicFile(path, { id, title: titleFor({ ...wish, id }), yaml }, templatesOf(app));
  const list = stageFile(own, path);
  const changed = listChange(list, id, app);
  writeFiles(placed([file, ...(yaml ? missing(schemaFiles(['topic']), own) : [])], own.folder), changed);
  const at = join(own.folder, file.path);
  const where = shown(list.file, app);
  tell(
    [
      `Made ${shown(at, app)}`,
      changed === null
        ? `It stood in ${where} already.`
        : `It is the last topic of "${oneLine(stage.title)}" now, in ${where}`,
      `Look at it with: roadmap preview ${typed(at, app)}`,
    ],
    app,
  );
}

/** The stage's file with the topic in its list; null when it stands there already. */
function listChange(
  { file, text }: { readonly file: string; readonly text: string },
  id: string,
  app: App,
): ChangedFile | null {
  if (isListed(file, text, id)) return null;
  const listed = withTopics(file, text, [id]);
  if (listed !== null) return { path: file, before: text, text: listed };
  throw new UserError(
    `The topics in ${shown(file, app)} are written in a way that cannot be added to from here.`,
    {
      hint: `Nothing was written. Add "${id}" to \`topics\` there yourself, and run this again.`,
    },
  );
}

/** The roadmap to write into. Throws UserError when none of one's own is in use. */
function writable(app: App): string {
  const { roadmapFolder: folder, shippedFolder } = app;
  if (folder === null || isWithin(folder, shippedFolder)) {
    const here = upward(app.world.cwd, 'roadmap.yaml');
    const isOwn = here !== null && !isWithin(here, shippedFolder);
    throw new UserError('The roadmap in use is the one that ships, and nothing is written into that.', {
      hint: isOwn
        ? `You stand in one of your own: add --roadmap ${typed(here, app)}`
        : 'Name yours with --roadmap DIR, or begin one with: roadmap new roadmap <id>',
    });
  }
  return folder;
}

function freeId(word: string, { names }: OwnRoadmap, reserved: readonly string[]): string {
  const id = newId(word, reserved);
  const what = names.get(id);
  if (what === undefined) return id;
  throw new UserError(`"${id}" is taken: it is ${oneLine(what, 80)}.`, {
    hint: 'Ids and aliases of all stages and topics share one namespace. Choose another one.',
  });
}

const missing = (sketches: readonly Sketch[], { folder }: OwnRoadmap): readonly Sketch[] =>
  sketches.filter(({ path }) => !existsSync(join(folder, path)));

const placed = (sketches: readonly Sketch[], folder: string): Sketch[] =>
  sketches.map(({ path, text }) => ({ path: join(folder, path), text }));

const shown = (path: string, app: App): string => pathFrom(app.world.cwd, path);
/** A path as a word of a command. */
const typed = (path: string, app: App): string => shellWord(shown(path, app));

/** Lines that are never wrapped: paths and commands are there to be copied. */
const tell = (lines: readonly string[], app: App): void => app.print(app.theme.text(lines.join('\n')));

/** Where a workflow belongs: the top of the repository a folder stands in, or the folder when there is none. */
const repositoryOf = (folder: string): string => upward(folder, '.git') ?? folder;

const versionOf = (app: App): string =>
  JSON.parse(readFileSync(join(app.world.installed, 'package.json'), 'utf8')).version;
