import type { App } from '../app.ts';
import { shownPath } from '../content/entry.ts';
import { UserError } from '../errors.ts';
import { mostQuestions } from '../exchange/draft.ts';
import { type Exported, exportQuestions } from '../exchange/export.ts';
import { mostBytes, writeText } from '../exchange/files.ts';
import type { ExportFormat } from '../exchange/format-names.ts';
import { namedPath } from '../named-path.ts';
import { topicsNamed } from '../tutor/chosen.ts';
import { count } from '../tutor/words.ts';

export interface ExportQuizOptions {
  readonly selectors: readonly string[];
  readonly format: ExportFormat;
  /** a file that is not there yet; without one, standard output */
  readonly to?: string | undefined;
}

/** Writes questions in a format of others; what it cannot hold is said on standard error. */
export async function run({ selectors, format, to }: ExportQuizOptions, app: App): Promise<boolean> {
  const content = app.content();
  const topics = selectors.length > 0 ? topicsNamed(content.outline, selectors) : content.outline.topics;
  const questions = topics.flatMap((topic) =>
    content
      .body(topic.id)
      .questions.map((question) => ({ topic: topic.id, topicTitle: topic.title, question })),
  );
  if (questions.length === 0)
    throw new UserError('There are no questions to write out.', {
      hint: 'See what there is with: roadmap list',
    });
  const exported = exportQuestions(questions, format);
  if (exported.written > 0) {
    if (to === undefined) app.print(exported.text);
    else {
      writeText(namedPath(app.world.cwd, to), exported.text);
      app.say(`${count(exported.written, 'question')} written to ${shownPath(to)}.`);
    }
  }
  app.tell(lossesOf(exported, format));
  return exported.written > 0;
}

const shown = 3;

/** What did not come along, each kind of loss once. */
function lossesOf({ leftOut, lost, written, text }: Exported, format: ExportFormat): readonly string[] {
  const names = (keys: readonly string[]): string =>
    keys.length > shown
      ? `${keys.slice(0, shown).join(', ')} and ${keys.length - shown} more`
      : keys.join(', ');
  return [
    ...(Buffer.byteLength(text) > mostBytes || written > mostQuestions
      ? [
          `This is more than import-quiz takes (${mostBytes / 1024} KB, ${mostQuestions} questions): write it out in parts to read it again.`,
        ]
      : []),
    ...(written === 0 ? [`No question can be written as ${format}.`] : []),
    ...leftOut.map(({ question, reason }) => `Left out: ${question} (${reason}).`),
    ...[...lost].map(
      ([part, keys]) =>
        `Not in the ${format} of ${count(keys.length, 'question')}: ${part} (${names(keys)}).`,
    ),
  ];
}
