import type { Level } from '../../content/model.ts';
import { bare, type Draft, type Item, leftOut, type Outcome } from '../draft.ts';
import { escapeMarkdown } from '../escape.ts';
import { fromHtml } from '../html.ts';
import { changesOf } from '../named.ts';
import { plainOf } from '../plain.ts';
import { splitPrompt } from '../prompt.ts';
import { type Cloze, countClozes, hasCloze, readClozes } from './cloze.ts';

/** A record of the file, before it is known how many questions it holds. */
export interface Note {
  readonly line: number;
  readonly id: string | null;
  /** the name of its note type, or '' */
  readonly type: string;
  readonly front: string;
  readonly back: string;
  readonly extra: string;
  readonly hint: string;
  readonly isHtml: boolean;
  readonly concept: string | null;
  readonly level: Level | null;
}

type Say = (change: string) => void;

/** Numbers of gaps in a note; each makes a question with all of its text. */
const mostGaps = 50;
/** Longest answer to a gap that is asked to be typed. */
const longestTyped = 60;
/** Stands between an answer and its explanation where this program wrote the card. */
export const whyMark = '<hr class="why">';

/** The questions a note holds: one, one for each number of its gaps, or two where it is reversed. */
export function notesToItems(note: Note): readonly Item[] {
  if (isCloze(note) && countClozes(note.front, mostGaps) > mostGaps)
    return [itemOf(note, () => leftOut(`It has more than ${mostGaps} gaps.`))];
  if (isCloze(note))
    return readClozes(note.front).map((cloze) => itemOf(note, (say) => clozeCard(note, cloze, say)));
  const card = itemOf(note, (say) => basicCard(note, note.front, note.back, say));
  if (!/\brevers/i.test(note.type) || note.back === '') return [card];
  const turned = { ...note, id: null };
  return [card, itemOf(turned, (say) => basicCard(turned, note.back, note.front, say))];
}

const isCloze = ({ front, type }: Note): boolean => hasCloze(front) && !/^basic\b/i.test(type);

/** Characters of all questions a note makes: each of its gaps asks for the whole text. */
export function sizeOf(note: Note): number {
  const { front, back, extra, hint } = note;
  const length = front.length + back.length + extra.length + hint.length;
  const gaps = isCloze(note) ? countClozes(front, mostGaps) : 1;
  return gaps > mostGaps ? 0 : gaps * length;
}

/** What is said of a note that is not read, for its gaps and those above make a file of megabytes many times as long. */
export const withoutItsGaps = (note: Note): Item =>
  itemOf(note, () => leftOut('With its gaps the file is more text than is read; make several files of it.'));

function itemOf({ line }: Note, read: (say: Say) => Outcome): Item {
  const changes = changesOf();
  const outcome = read(changes.add);
  return {
    line,
    outcome,
    changes: 'draft' in outcome ? changes.all.map((reason) => ({ line, reason })) : [],
  };
}

function basicCard(note: Note, front: string, back: string, say: Say): Outcome {
  const [answerText = '', whyText = ''] = back.split(whyMark);
  const answer = markdown(answerText, note.isHtml, say);
  if (answer === '') return leftOut('Its back is empty, or holds nothing that can be shown.');
  const base = baseOf(note, markdown(front, note.isHtml, say), whyText, say);
  if (base === null) return leftOut('Its front has no sentence that asks anything.');
  if (/\btype\b/i.test(note.type)) {
    const typed = plainOf(answer, true)?.text.trim();
    if (typed) return { draft: { ...base, kind: 'type', accepted: [typed] } };
    say('its answer has several lines, so it became a question to recall');
  }
  return { draft: { ...base, kind: 'recall', answer } };
}

function clozeCard(note: Note, cloze: Cloze, say: Say): Outcome {
  const hint = cloze.hints.map((text) => markdown(text, note.isHtml, say)).join('; ');
  const base = baseOf({ ...note, id: null }, markdown(cloze.text, note.isHtml, say), note.back, say);
  if (base === null) return leftOut(`Its gap c${cloze.number} stands in no sentence.`);
  const answers = cloze.answers.map((text) => markdown(text, note.isHtml, say));
  if (answers.includes('')) return leftOut(`Its gap c${cloze.number} has no answer that can be shown.`);
  const withHint = { ...base, hint: base.hint ?? (hint === '' ? null : hint) };
  const [only = ''] = answers;
  const typed = answers.length === 1 ? plainOf(only, true)?.text.trim() : undefined;
  if (typed && typed.length <= longestTyped)
    return { draft: { ...withHint, kind: 'type', accepted: [typed] } };
  return { draft: { ...withHint, kind: 'recall', answer: answers.join('\n\n') } };
}

type Base = Pick<Draft, keyof typeof bare | 'stem'>;

function baseOf(note: Note, asked: string, why: string, say: Say): Base | null {
  const prompt = splitPrompt(asked);
  if (prompt === null) return null;
  if (prompt.moved) say('its first paragraph became the question, above what stood before it');
  const texts = [why, note.extra]
    .map((text) => markdown(text, note.isHtml, say))
    .filter((text) => text !== '');
  return {
    ...bare,
    id: note.id,
    concept: note.concept,
    level: note.level,
    stem: prompt.stem,
    body: prompt.body,
    hint: markdown(note.hint, note.isHtml, say) || null,
    explanation: texts.length === 0 ? null : texts.join('\n\n'),
  };
}

function markdown(text: string, isHtml: boolean, say: Say): string {
  const silent = text.replace(/\[sound:([^\][\n]*)\]/g, (_, file: string) => {
    say(`the sound ${file} was left out`);
    return '';
  });
  if (!isHtml) return escapeMarkdown(silent.trim());
  const { markdown: made, lost } = fromHtml(silent);
  for (const what of lost) say(`${what} was left out`);
  return made;
}
