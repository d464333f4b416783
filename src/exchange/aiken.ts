import type { Answer } from '../content/model.ts';
import { bare, type Item, isEnough, leftOut, type Parsed, type Remark } from './draft.ts';
import { escapeMarkdown } from './escape.ts';
import { splitPrompt } from './prompt.ts';

const choice = /^([A-Za-z])\s*[.)]\s+(\S.*)$/;
const keyLine = /^ANSWER\s*:\s*(.*)$/i;

interface Open {
  readonly line: number;
  readonly stem: string[];
  readonly choices: { readonly letter: string; text: string }[];
}

/**
 * Aiken, Moodle's format for questions with one right answer: the question on a line, then `A) answer` or
 * `A. answer` lines, then `ANSWER: A`. Everything is plain text.
 */
export function readAiken(text: string): Parsed {
  const items: Item[] = [];
  const remarks: Remark[] = [];
  let open: Open | null = null;
  const close = (key: string | null): void => {
    if (open !== null && !isEnough(items.length)) items.push(itemOf(open, key));
    open = null;
  };
  for (const [i, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (line === '') continue;
    const key = line.match(keyLine);
    const answer = line.match(choice);
    if (key) {
      if (open === null)
        remarks.push({ line: i + 1, action: 'left out', reason: 'an ANSWER line belongs to no question' });
      close(key[1] ?? '');
    } else if (answer && open !== null && isNext(open, answer[1] as string))
      open.choices.push({ letter: (answer[1] as string).toUpperCase(), text: answer[2] as string });
    else if (open === null || open.choices.length > 0) {
      close(null);
      open = { line: i + 1, stem: [line], choices: [] };
    } else open.stem.push(line);
  }
  close(null);
  return { groups: [{ title: null, id: null, summary: null, lesson: '', items }], remarks };
}

/** Whether this letter goes on with the answers, so that a question may begin with "I. " or "A) ". */
const isNext = ({ choices }: Open, letter: string): boolean =>
  letter.toUpperCase().charCodeAt(0) === 65 + choices.length;

function itemOf({ line, stem, choices }: Open, key: string | null): Item {
  const out = (reason: string): Item => ({ line, outcome: leftOut(reason), changes: [] });
  if (choices.length === 0) return out('It has no answers such as "A) …".');
  if (key === null) return out('There is no line "ANSWER: …" behind its answers.');
  const letter = key.match(/^([A-Za-z])\b/)?.[1]?.toUpperCase();
  if (!choices.some((one) => one.letter === letter))
    return out(`The line "ANSWER: ${key.slice(0, 40)}" names none of its answers.`);
  const rest = key.slice(1).replace(/^[.)\s]+/, '');
  if (rest !== '')
    return out(`Behind "ANSWER: ${letter}" stands more, "${rest.slice(0, 40)}", which Aiken does not know.`);
  const prompt = splitPrompt(escapeMarkdown(stem.join('\n')));
  if (prompt === null) return out('It asks nothing.');
  const answers = choices.map(
    (one): Answer => ({
      text: escapeMarkdown(one.text),
      correct: one.letter === letter,
      why: null,
      pinned: false,
      misses: null,
    }),
  );
  const { stem: asked, body } = prompt;
  return { line, outcome: { draft: { ...bare, kind: 'one', stem: asked, body, answers } }, changes: [] };
}
