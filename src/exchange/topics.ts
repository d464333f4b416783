import { foldMarkdown } from '../content/fold.ts';
import type { Markdown, Question } from '../content/model.ts';
import { readBlocks } from '../content/parse/blocks.ts';
import { itemText } from '../content/parse/slice.ts';
import { Source } from '../content/source.ts';
import type { Draft, Group, Item, Parsed } from './draft.ts';
import { settle } from './settle.ts';
import { nameSlug, numbered, questionSlug, unique } from './slug.ts';
import { lessonFault, type Verified, verify } from './verify.ts';
import { type NewTopic, writeTopic } from './write-topic.ts';

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
      const place = { topic: id, file: name, ids: new Set<string>(), asked, reported };
      found += group.items.length;
      const questions = group.items.flatMap((item) => take(item, place) ?? []);
      return splitBySize(topicOf(place, group, questions), names).map((topic) => ({ ...topic, file: name }));
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

/** Where a question goes, and what has gone there before. */
interface Place {
  readonly topic: string;
  readonly file: string;
  readonly ids: Set<string>;
  readonly asked: Map<string, string>;
  readonly reported: Reported[];
}

/** One question, if it can be taken over; what is to be said of it is reported. */
function take(item: Item, { topic, file, ids, asked, reported }: Place): Verified | null {
  const leave = (reason: string): null => {
    reported.push({ file, line: item.line, what: 'question', action: 'left out', reason });
    return null;
  };
  const say = (line: number, reason: string): void => {
    reported.push({ file, line, what: 'question', action: 'changed', reason });
  };
  if ('leftOut' in item.outcome) return leave(item.outcome.leftOut);
  const draft = item.outcome.draft;
  const same = asked.get(askedBy(draft));
  if (same !== undefined) return leave(`The question ${same} asks the same.`);
  const wanted = draft.id ?? questionSlug(draft.stem);
  const id = unique(wanted, askedBy(draft), ids);
  const first = settled(draft, id, false);
  const namesPlaces = 'verified' in first && first.verified.waived.includes('question/names-place');
  const made = namesPlaces ? settled(draft, id, true) : first;
  if ('reason' in made) return leave(made.reason);
  const { verified, changes } = made;
  ids.add(id);
  asked.set(askedBy(verified.question), `${topic}/${id}`);
  for (const { line, reason } of item.changes) say(line, reason);
  for (const reason of changes) say(item.line, reason);
  if (draft.id !== null && draft.id !== id)
    say(item.line, `its id "${wanted}" became "${id}", for another one has it`);
  return verified;
}

/** The question as it can be taken over, read back, or why it cannot be. */
function settled(
  draft: Draft,
  id: string,
  namesPlaces: boolean,
): { readonly verified: Verified; readonly changes: readonly string[] } | { readonly reason: string } {
  const { outcome, changes } = settle(draft, namesPlaces);
  if ('leftOut' in outcome) return { reason: outcome.leftOut };
  const verified = verify({ ...asRead(outcome.draft), id, derived: false });
  return 'reason' in verified ? verified : { verified, changes };
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
  { topic: id, file, reported }: Place,
  group: Group,
  questions: readonly Verified[],
): NewTopic {
  const title = oneLine(group.title ?? '') || titleOf(baseName(file)) || 'Quiz';
  const count = questions.length === 1 ? '1 question' : `${questions.length} questions`;
  const fault = group.lesson === '' ? null : lessonFault(group.lesson);
  if (fault !== null && questions.length > 0)
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

/** A topic's file holds at most 1 MB; what a conversion adds could take a file past that. */
const largest = 900_000;
/** More in one topic take long to read, and are more than one is read. */
const mostQuestions = 400;

/** The topic, or as many as it takes; their ids are taken from then on. A topic without questions is none. */
function splitBySize(topic: NewTopic, names: Set<string>): readonly NewTopic[] {
  const { questions, id, title } = topic;
  if (questions.length === 0) return [];
  names.add(id);
  const fits = () =>
    questions.length <= mostQuestions && new TextEncoder().encode(writeTopic(topic)).length <= largest;
  if (questions.length === 1 || fits()) return [topic];
  const half = Math.ceil(questions.length / 2);
  const first = splitBySize({ ...topic, questions: questions.slice(0, half) }, names);
  const more = { ...topic, id: numbered(id, names), title: `${title} (continued)`, lesson: '' };
  return [...first, ...splitBySize({ ...more, questions: questions.slice(half) }, names)];
}

const inOrder = (reported: readonly Reported[], files: readonly ReadFile[]): readonly Reported[] => {
  const places = new Map(files.map(({ name }, i) => [name, i]));
  return [...reported].sort(
    (a, b) => (places.get(a.file) ?? 0) - (places.get(b.file) ?? 0) || a.line - b.line,
  );
};
