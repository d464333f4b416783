import type { LocatedQuestion } from '../../parse/located.ts';
import { positionAt, type Source } from '../../source.ts';
import { type Edit, lineEndOf, type Repair } from './edit.ts';
import type { Fixer } from './fixer.ts';
import { slugOf } from './slug.ts';

/** A readable id for each question without one, made of the words of its stem. */
export const fixIds: Fixer = {
  allowed: 'ids',
  repairs: ({ diagnostics, reading, source }) => {
    if (!diagnostics.some((d) => d.code === 'question/no-id')) return [];
    const read = reading();
    if (read.kind !== 'topic') return [];
    const { questions } = read.file;
    const taken = new Set(questions.flatMap(({ question }) => [question.id, ...question.was]));
    return questions.flatMap((located): Repair[] => {
      const { question, misnamed } = located;
      if (!question.derived || misnamed) return [];
      const id = slugOf(question.stem, taken) ?? question.id;
      taken.add(id);
      const edit = source.file.endsWith('.md') ? inHeading(located, id, source) : inYaml(located, id, source);
      return [{ code: 'question/no-id', what: `This question is called ${id}.`, edits: [edit] }];
    });
  },
};

const attributes = /\{(?=\s*(?:many\s*\}|many\s|[a-z][\w-]*=)[^{}]*\}$)/;

function inHeading({ stem }: LocatedQuestion, id: string, { text }: Source): Edit {
  const heading = text.slice(stem.start, stem.end).trimEnd();
  const list = heading.match(attributes)?.index;
  if (list !== undefined) {
    const at = stem.start + list + 1;
    return { start: at, end: at, text: `#${id} ` };
  }
  // a heading may be closed by more #
  const at = stem.start + heading.replace(/[ \t]+#+$/, '').length;
  return { start: at, end: at, text: ` {#${id}}` };
}

function inYaml({ whole }: LocatedQuestion, id: string, source: Source): Edit {
  const { start } = whole;
  if (source.text[start] === '{') {
    const blank = source.text.slice(start + 1).match(/^ */)?.[0] ?? '';
    return { start: start + 1, end: start + 1, text: `${blank}id: ${id},${blank === '' ? ' ' : ''}` };
  }
  const indent = ' '.repeat(positionAt(source, start).column - 1);
  return { start, end: start, text: `id: ${id}${lineEndOf(source)}${indent}` };
}
