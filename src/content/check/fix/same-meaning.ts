import type { Question } from '../../model.ts';
import { parseMarkdown } from '../../parse/blocks.ts';
import type { Waiver } from '../../parse/waiver.ts';
import type { FileReading } from './read-file.ts';

/** What a repair may change besides the text. */
export type Allowance = 'nothing' | 'ids' | 'order of answers' | 'duplicates' | 'waivers' | 'former ids';

/** Whether a file means the same after a repair, but for what that may change, and no fault has come in. */
export function isSameMeaning(before: FileReading, after: FileReading, allowed: Allowance): boolean {
  for (const [code, count] of after.faults) if (count > (before.faults.get(code) ?? 0)) return false;
  return isSame(meaningOf(before, before, allowed), meaningOf(after, before, allowed));
}

/** All that a file says, as plain values without places. */
function meaningOf(reading: FileReading, before: FileReading, allowed: Allowance): unknown {
  const distinct = (list: readonly string[]): readonly string[] =>
    allowed === 'duplicates' ? [...new Set(list)] : list;
  const waivers = (list: readonly Waiver[]): unknown =>
    allowed === 'waivers' ? null : list.map(({ code, reason }) => [code, reason]);
  switch (reading.kind) {
    case 'roadmap': {
      const { id, title, description, version, license } = reading.file;
      return [id, title, description, version, license, waivers(reading.file.waivers)];
    }
    case 'stage': {
      const { title, summary, aliases, topics, topicsWhole, intro } = reading.file;
      const listed = topics === null ? null : distinct(topics.map(({ value }) => value));
      return [title, summary, aliases.map(({ value }) => value), listed, topicsWhole, intro];
    }
    case 'topic': {
      const { topic, questions } = reading.file;
      const old = before.kind === 'topic' ? before.file.questions : [];
      const { questions: _, was = [], prerequisites = [], ...head } = topic ?? {};
      return [
        head,
        allowed === 'former ids' ? null : was,
        distinct(prerequisites),
        waivers(reading.file.waivers),
        questions.map(({ question }, i) => meaningOfQuestion(question, old[i]?.question, allowed)),
      ];
    }
  }
}

function meaningOfQuestion(question: Question, before: Question | undefined, allowed: Allowance): unknown {
  if (allowed === 'ids' && before?.derived === true) return { ...question, id: null, derived: null };
  if (allowed === 'former ids') return { ...question, was: null };
  if (allowed === 'order of answers' && 'answers' in question)
    return { ...question, answers: [...question.answers].sort((a, b) => (a.text < b.text ? -1 : 1)) };
  return question;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || isSameMarkdown(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [Object.entries(a), Object.entries(b)];
  return (
    one.length === other.length &&
    one.every(([key, value]) => Object.hasOwn(b, key) && isSame(value, (b as Record<string, unknown>)[key]))
  );
}

/** Spaces where they say nothing make texts differ that are shown alike. */
const isSameMarkdown = (a: string, b: string): boolean => shownAs(a) === shownAs(b);

const shownAs = (text: string): string =>
  JSON.stringify(
    parseMarkdown(text).map(({ type, tag, markup, info, attrs, content, children }) => [
      ...[type, tag, markup, info, attrs],
      children?.map((child) => [child.type, child.tag, child.markup, child.attrs, child.content]) ?? content,
    ]),
  );
