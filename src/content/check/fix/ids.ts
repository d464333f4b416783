import { listWithoutId } from '../../parse/heading.ts';
import type { LocatedQuestion } from '../../parse/located.ts';
import { positionAt, type Source } from '../../source.ts';
import { type Edit, lineEndOf, type Repair } from './edit.ts';
import type { Fixer } from './fixer.ts';

/**
 * Each question without an id gets the one that is derived from its stem: answers are kept under that already, and
 * another one would lose them once the words change.
 */
export const fixIds: Fixer = {
  allowed: 'ids',
  repairs: ({ diagnostics, reading, source }) => {
    if (!diagnostics.some((d) => d.code === 'question/no-id')) return [];
    const read = reading();
    if (read.kind !== 'topic') return [];
    const { questions } = read.file;
    const taken = new Set<string>(
      questions.flatMap(({ question }) => [...(question.derived ? [] : [question.id]), ...question.was]),
    );
    return questions.flatMap((located): Repair[] => {
      const { question, misnamed } = located;
      if (!question.derived || misnamed) return [];
      const { id } = question;
      // of two that ask the same, somebody has to say which is which
      if (taken.has(id)) return [];
      taken.add(id);
      const edit = source.file.endsWith('.md') ? inHeading(located, id, source) : inYaml(located, id, source);
      return [{ code: 'question/no-id', what: `This question is called ${id}.`, edits: [edit] }];
    });
  },
};

function inHeading({ stem }: LocatedQuestion, id: string, { text }: Source): Edit {
  const heading = text.slice(stem.start, stem.end).trimEnd();
  const list = heading.match(listWithoutId)?.index;
  if (list !== undefined) {
    const at = stem.start + list + 1;
    return { start: at, end: at, text: `#${id} ` };
  }
  // a heading may be closed by more #
  const at = stem.start + heading.replace(/(?<![ \t])[ \t]+#+$/, '').length;
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
