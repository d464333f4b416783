import { foldMarkdown } from '../content/fold.ts';
import type { Markdown, Question } from '../content/model.ts';
import { readBlocks } from '../content/parse/blocks.ts';
import { itemText } from '../content/parse/slice.ts';
import { Source } from '../content/source.ts';
import type { Draft, Group, Item, Parsed } from './draft.ts';
import { settle } from './settle.ts';
import { nameSlug, numbered, questionSlug, unique } from './slug.ts';
import { lessonFault, type Together, type Verified, verify, verifyTogether } from './verify.ts';
import type { NewTopic } from './write-topic.ts';

/** A file as it was read. */
export interface ReadFile {
  /** as the user named it, fit to be shown */
  readonly name: string;
  readonly parsed: Parsed;
}

/** What is said of a place in a file that is not simply taken over. */
export interface Reported {
  readonly file: string;
  readonly line: number;
  /** a question, text around questions, or a file as a whole */
  readonly what: 'question' | 'text' | 'file';
  readonly action: 'changed' | 'left out';
  readonly reason: string;
}

/** Names and questions that are there already. */
export interface Taken {
  readonly names: ReadonlySet<string>;
  /** what is asked, folded, with the key of the question that asks it */
  readonly asked: ReadonlyMap<string, string>;
  /** ids of topics whose files would be written over */
  readonly present: ReadonlySet<string>;
}

export interface Imported {
  readonly topics: readonly (NewTopic & { readonly file: string })[];
  /** questions met, taken over or not */
  readonly found: number;
  readonly reported: readonly Reported[];
  /** ids of topics that are there already */
  readonly present: readonly string[];
}

/** What two questions of a roadmap may not have in common. */
export const askedBy = ({ stem, body }: Pick<Question, 'stem' | 'body'>): string =>
  foldMarkdown(`${stem}\n${body}`);

/** Makes topics of what was read. `found` is the number of questions imported and of those reported as left out. */
export function makeTopics(files: readonly ReadFile[], taken: Taken): Imported {
  const reported: Reported[] = [];
  const names = new Set(taken.names);
  const asked = new Map(taken.asked);
  const present: string[] = [];
  let found = 0;
  const topics = files.flatMap(({ name, parsed }) => {
    for (const remark of parsed.remarks) reported.push({ file: name, what: 'text', ...remark });
    return parsed.groups.flatMap((group) => {
      const id = numbered(topicId(group, name, parsed.groups.length), names);
      if (taken.present.has(id) && group.items.length > 0) present.push(id);
      const items = group.items.map(prepared);
      const together = verifyTogether(group.lesson, likely(items, asked));
      const place = { topic: id, file: name, ids: new Set<string>(), asked, reported, together };
      found += items.length;
      const questions = items.flatMap((item) => take(item, place) ?? []);
      // a topic without questions is none
      if (questions.length === 0) return [];
      names.add(id);
      return [{ ...topicOf(place, group, questions), file: name }];
    });
  });
  return { topics, found, present, reported: inOrder(reported, files) };
}

const baseName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? name).replace(/(?<=.)\.[^.]*$/, '');

function topicId({ id, title }: Group, file: string, groups: number): string {
  if (id !== null) return nameSlug(id, 'quiz');
  const own = nameSlug(baseName(file), 'quiz');
  if (title === null || groups === 1) return own;
  return nameSlug(`${own}-${title}`, own);
}

/** A question to be taken over, but for its id. */
interface Prepared {
  readonly item: Item;
  readonly draft: Draft;
  /** what it asks, folded */
  readonly asks: string;
  readonly settled: Settled;
}

const prepared = (item: Item): Prepared | Left => {
  if ('leftOut' in item.outcome) return { item, leftOut: item.outcome.leftOut };
  const { draft } = item.outcome;
  return { item, draft, asks: askedBy(draft), settled: settledOf(draft, false) };
};

interface Left {
  readonly item: Item;
  readonly leftOut: string;
}

const idOf = ({ draft, asks }: Prepared, ids: ReadonlySet<string>): string =>
  unique(draft.id ?? questionSlug(draft.stem), asks, ids);

/** The questions as they will be if nothing is wrong with any of them. */
function likely(
  items: readonly (Prepared | Left)[],
  taken: ReadonlyMap<string, string>,
): readonly Question[] {
  const asked = new Set(taken.keys());
  const ids = new Set<string>();
  return items.flatMap((item) => {
    if ('leftOut' in item || 'reason' in item.settled || asked.has(item.asks)) return [];
    const id = idOf(item, ids);
    ids.add(id);
    asked.add(item.asks);
    return [withId(item.settled.draft, id)];
  });
}

const withId = (draft: Draft, id: string): Question => ({
  ...draft,
  id: id as Question['id'],
  derived: false,
});

/** Where a question goes, and what has gone there before. */
interface Place {
  readonly topic: string;
  readonly file: string;
  readonly ids: Set<string>;
  readonly asked: Map<string, string>;
  readonly reported: Reported[];
  readonly together: Together;
}

/** One question, if it can be taken over; what is to be said of it is reported. */
function take(one: Prepared | Left, { topic, file, ids, asked, reported, together }: Place): Verified | null {
  const { item } = one;
  const leave = (reason: string): null => {
    reported.push({ file, line: item.line, what: 'question', action: 'left out', reason });
    return null;
  };
  const say = (line: number, reason: string): void => {
    reported.push({ file, line, what: 'question', action: 'changed', reason });
  };
  if ('leftOut' in one) return leave(one.leftOut);
  const { draft } = one;
  const same = asked.get(one.asks);
  if (same !== undefined) return leave(`The question ${same} asks the same.`);
  const id = idOf(one, ids);
  const made = verifiedOf(one.settled, id, together);
  const namesPlaces = 'verified' in made && made.verified.waived.includes('question/names-place');
  const best = namesPlaces ? verifiedOf(settledOf(draft, true), id, together) : made;
  if ('reason' in best) return leave(best.reason);
  const { verified, changes } = best;
  ids.add(id);
  asked.set(askedBy(verified.question), `${topic}/${id}`);
  for (const { line, reason } of item.changes) say(line, reason);
  for (const reason of changes) say(item.line, reason);
  if (draft.id !== null && draft.id !== id)
    say(item.line, `its id "${draft.id}" became "${id}", for another one has it`);
  return verified;
}

type Settled = { readonly draft: Draft; readonly changes: readonly string[] } | { readonly reason: string };

/** The question as it can be written, or why it cannot be. */
function settledOf(draft: Draft, namesPlaces: boolean): Settled {
  const { outcome, changes } = settle(draft, namesPlaces);
  return 'leftOut' in outcome ? { reason: outcome.leftOut } : { draft: asRead(outcome.draft), changes };
}

/** The question as it can be taken over, read back, or why it cannot be. */
function verifiedOf(
  settled: Settled,
  id: string,
  together: Together,
): { readonly verified: Verified; readonly changes: readonly string[] } | { readonly reason: string } {
  if ('reason' in settled) return settled;
  const verified = verify(withId(settled.draft, id), together.verified);
  return 'reason' in verified ? verified : { verified, changes: settled.changes };
}

/** Texts with their blocks apart, as they are when they are read: a list right below a line becomes a block of its own. */
function asRead(draft: Draft): Draft {
  const item = (text: Markdown): Markdown => {
    const source = new Source('', text.trim());
    return itemText(readBlocks(source, 0), source) || source.text;
  };
  if ('answers' in draft)
    return { ...draft, answers: draft.answers.map((answer) => ({ ...answer, text: item(answer.text) })) };
  if ('items' in draft)
    return { ...draft, items: draft.items.map(({ text, why }) => ({ text: item(text), why })) };
  return draft;
}

function topicOf(
  { topic: id, file, reported, together }: Place,
  group: Group,
  questions: readonly Verified[],
): NewTopic {
  const title = oneLine(group.title ?? '') || titleOf(baseName(file)) || 'Quiz';
  const count = questions.length === 1 ? '1 question' : `${questions.length} questions`;
  const fault = together.isLessonFine ? null : lessonFault(group.lesson);
  if (fault !== null)
    reported.push({
      file,
      line: 1,
      what: 'text',
      action: 'left out',
      reason: `the text above its questions: ${fault}`,
    });
  return {
    id,
    title,
    summary:
      oneLine(group.summary ?? '') || `${count} imported from ${oneLine(file.split(/[\\/]/).at(-1) ?? file)}`,
    lesson: fault === null ? group.lesson : '',
    questions,
  };
}

/** `bash-quiz` is called Bash quiz. */
const titleOf = (name: string): string => {
  const words = oneLine(name.replace(/[-_.]+/g, ' '));
  return words === '' ? '' : words[0]?.toUpperCase() + words.slice(1);
};

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
};

const inOrder = (reported: readonly Reported[], files: readonly ReadFile[]): readonly Reported[] => {
  const places = new Map(files.map(({ name }, i) => [name, i]));
  return [...reported].sort(
    (a, b) => (places.get(a.file) ?? 0) - (places.get(b.file) ?? 0) || a.line - b.line,
  );
};
