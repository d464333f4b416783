import type { App } from '../app.ts';
import type { OutlineTopic } from '../content/outline.ts';
import { UserError } from '../errors.ts';
import { type Notes, openNotes } from '../store/notes.ts';
import { chooseEditor, edit } from '../terminal/editor.ts';
import { oneLine, printable } from '../terminal/sanitise.ts';
import { proseWidth } from '../terminal/screen.ts';
import { topicNamed } from '../tutor/chosen.ts';

export interface NoteOptions {
  readonly topic: string;
  /** prints the file's path */
  readonly path?: boolean | undefined;
  /** prints the note */
  readonly print?: boolean | undefined;
}

/** One's own note on a topic: written in the editor, printed, or where it is kept. */
export async function run(options: NoteOptions, app: App): Promise<void> {
  const { outline } = app.content();
  const topic = topicNamed(outline, options.topic);
  const notes = openNotes(app.folder, outline);
  if (options.path === true) {
    notes.makeFolder();
    return app.print(notes.fileOf(topic));
  }
  if (options.print === true) return print(topic, notes, app);
  return write(topic, notes, app);
}

async function print(topic: OutlineTopic, notes: Notes, app: App): Promise<void> {
  const note = notes.read(topic);
  if (note === null)
    throw new UserError(`You have no note on "${topic.title}".`, {
      hint: `Write one with: roadmap note ${topic.id}`,
    });
  const { theme, screen } = app;
  if (!screen.tty) return app.print(theme.text(printable(note)));
  const { renderMarkdown } = await import('../terminal/markdown.ts');
  app.print(renderMarkdown(note, { width: proseWidth(screen) - 1, theme }));
}

async function write(topic: OutlineTopic, notes: Notes, app: App): Promise<void> {
  const { env, platform, stdin } = app.world;
  const file = notes.fileOf(topic);
  if (!app.screen.tty || stdin.isTTY !== true)
    throw new UserError(`An editor needs a terminal; the note on "${topic.title}" is kept in ${file}.`, {
      exit: 2,
      hint: `Read it with: roadmap note ${topic.id} --print. Write it with any program; --path prints where.`,
    });
  const editor = chooseEditor(env, platform);
  if (editor === null)
    throw new UserError(`No editor was found to write the note in: ${file}`, {
      hint: 'Name yours in the variable VISUAL or EDITOR, for example: export EDITOR=nano',
    });
  notes.begin(topic);
  const ended = await edit(file, editor, env, platform);
  if (ended === 'well') {
    const isKept = notes.keepIfWritten(topic);
    return app.say(
      isKept ? `Noted. It stands below the lesson: roadmap show ${topic.id}` : 'Nothing was noted.',
    );
  }
  const name = `"${oneLine(editor.command, 60)}"${editor.variable === null ? '' : ` in $${editor.variable}`}`;
  if (ended.problem === 'failed')
    throw new UserError(
      `The editor ${name} ended with ${ended.how}. What it left of the note is kept in ${file}.`,
    );
  notes.keepIfWritten(topic);
  throw new UserError(`The editor ${name} cannot be started. The note would be kept in ${file}.`, {
    hint: 'Name another in the variable VISUAL or EDITOR, for example: export EDITOR=nano',
  });
}
