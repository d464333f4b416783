import { readMarkdownTopic } from '../../content/parse/topic.ts';
import { Source } from '../../content/source.ts';
import type { Draft } from '../draft.ts';
import type { Chunk } from './chunks.ts';

/**
 * A question read the way our own are: with hints, comments, marks and every kind. Null where it does not have our
 * shape; then it is read as anybody's. `stem` is what stands in its heading.
 */
export function readOwn(stem: string, { lines }: Chunk): Draft | null {
  const body = lines.map(({ text }) => text).join('\n');
  let isFine = true;
  const source = new Source(
    '',
    `---\ntitle: t\nsummary: s\nminutes: 1\n---\n\nl\n\n## Quiz\n\n### ${stem}\n\n${body}\n`,
  );
  const { questions } = readMarkdownTopic(source, 't', (code) => {
    // an id can be made; what is wrong in any other way is for the tolerant reader
    if (code !== 'question/no-id') isFine = false;
  });
  const [only, ...more] = questions;
  if (!isFine || only === undefined || more.length > 0) return null;
  const { derived, ...question } = only.question;
  return { ...question, id: derived ? null : question.id };
}
