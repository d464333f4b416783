import type { Answer } from '../content/model.ts';
import { cleanMarkdown } from './clean.ts';
import {
  bare,
  type Draft,
  type Item,
  leftOut,
  mostAnswers,
  mostQuestions,
  mostText,
  type Parsed,
  tooManyAnswers,
} from './draft.ts';
import { changesOf } from './named.ts';
import { splitPrompt } from './prompt.ts';
import { fence } from './spans.ts';
import { readToml, type TomlTable, type TomlValue } from './toml.ts';

type Say = (change: string) => void;
type Read = Draft | { readonly reason: string };

/**
 * Quizzes of mdbook-quiz: TOML with `[[questions]]` of the types ShortAnswer, MultipleChoice and Tracing, whose texts
 * are Markdown.
 */
export function readMdbook(text: string): Parsed {
  const toml = readToml(text);
  const group = (items: readonly Item[]): Parsed => ({
    groups: [{ title: null, id: null, summary: null, lesson: '', items }],
    remarks: [],
  });
  if ('reason' in toml)
    return { groups: [], remarks: [{ line: toml.line, action: 'left out', reason: toml.reason }] };
  const questions = toml.table.get('questions');
  if (questions === undefined || !Array.isArray(questions.value))
    return {
      groups: [],
      remarks: [{ line: 1, action: 'left out', reason: 'it has no [[questions]]' }],
    };
  const shared = tableOf(toml.table.get('multipart')?.value);
  const read = (questions.value as readonly TomlValue[]).slice(0, mostQuestions + 1);
  const size = read.reduce((sum, question) => sum + (sharedIn(question, shared)?.length ?? 0), 0);
  if (size > mostText)
    return { groups: [], remarks: [{ line: 1, action: 'left out', reason: tooMuchShared }] };
  return group(read.map((question) => itemOf(question, shared)));
}

const tooMuchShared =
  'with the texts its questions share it is more text than is read; make several files of it';

const sharedIn = ({ value }: TomlValue, shared: TomlTable): string | null => {
  const name = value instanceof Map ? textOf(value.get('multipart')) : null;
  return name === null ? null : textOf(shared.get(name));
};

function itemOf(question: TomlValue, shared: TomlTable): Item {
  const { line, value } = question;
  const changes = changesOf();
  const say: Say = changes.add;
  const read = value instanceof Map ? readQuestion(value, shared, say) : { reason: 'It is no table.' };
  return 'reason' in read
    ? { line, outcome: leftOut(read.reason), changes: [] }
    : { line, outcome: { draft: read }, changes: changes.all.map((reason) => ({ line, reason })) };
}

function readQuestion(question: TomlTable, shared: TomlTable, say: Say): Read {
  const prompt = tableOf(question.get('prompt')?.value);
  const answer = tableOf(question.get('answer')?.value);
  const context = textOf(question.get('context'));
  const explanation = context === null ? null : markdown(context, say) || null;
  const type = textOf(question.get('type'));
  if (type === 'Tracing') return tracing(prompt, answer, explanation, question, shared, say);
  const asked = textOf(prompt.get('prompt'));
  if (asked === null) return { reason: 'It has no prompt.prompt.' };
  const split = splitPrompt(markdown(asked, say));
  if (split === null) return { reason: 'It asks nothing.' };
  if (split.moved) say('its first paragraph became the question, above what stood before it');
  const base = {
    ...bare,
    stem: split.stem,
    body: withShared(split.body, question, shared, say),
    explanation,
  };
  switch (type) {
    case 'ShortAnswer':
      return shortAnswer(answer, base, say);
    case 'MultipleChoice':
      return multipleChoice(prompt, answer, base, say);
    default:
      return { reason: type === null ? 'It has no type.' : `Its type "${type.slice(0, 40)}" is not known.` };
  }
}

type Base = Pick<Draft, keyof typeof bare | 'stem'>;

function shortAnswer(answer: TomlTable, base: Base, say: Say): Read {
  const given = [answer.get('answer'), ...listOf(answer.get('alternatives'))];
  const texts = given.map((one) => typedOf(one)?.trim() ?? '');
  if (given.some((one) => one !== undefined && typeof one.value !== 'string' && typedOf(one) === null))
    say('an answer of it that is no text was left out');
  const accepted = [...new Set(texts)].filter((text) => text !== '');
  if (accepted.length > mostAnswers) return { reason: tooManyAnswers };
  if (accepted.length === 0) return { reason: 'It has no answer.answer.' };
  if (accepted.some((text) => text.includes('\n')))
    return { ...base, kind: 'recall', answer: accepted.map((text) => fence(text)).join('\n\n') };
  return { ...base, kind: 'type', accepted };
}

function multipleChoice(prompt: TomlTable, answer: TomlTable, base: Base, say: Say): Read {
  const given = answer.get('answer');
  const keys = (Array.isArray(given?.value) ? listOf(given) : [given]).map(textOf);
  const wrong = listOf(prompt.get('distractors')).map(textOf);
  if (keys.length + wrong.length > mostAnswers) return { reason: tooManyAnswers };
  if (keys.length === 0 || [...keys, ...wrong].includes(null))
    return { reason: 'An answer of it is missing or no text.' };
  const made = (text: string | null, correct: boolean): Answer => ({
    text: markdown(text ?? '', say),
    correct,
    why: null,
    pinned: false,
    misses: null,
  });
  const answers = [...keys.map((text) => made(text, true)), ...wrong.map((text) => made(text, false))];
  return {
    ...base,
    kind: Array.isArray(given?.value) ? 'many' : 'one',
    answers: inOrder(answers, prompt, say),
  };
}

/** `answerIndex` gives the key a place among the distractors, `sortAnswers` sorts: such answers are not shuffled. */
function inOrder(answers: readonly Answer[], prompt: TomlTable, say: Say): readonly Answer[] {
  const pinned = (list: readonly Answer[]): readonly Answer[] =>
    list.map((answer) => ({ ...answer, pinned: true }));
  const index = prompt.get('answerIndex')?.value;
  const [key, ...rest] = answers;
  if (typeof index === 'number' && key !== undefined && rest.every((answer) => !answer.correct))
    return pinned([...rest.slice(0, index), key, ...rest.slice(index)]);
  if (prompt.get('sortAnswers')?.value === true) {
    say('its answers are sorted and pinned to their places');
    return pinned([...answers].sort((a, b) => (a.text < b.text ? -1 : 1)));
  }
  return answers;
}

const traced = 'Does this program compile? If it does, what does it print?';

function tracing(
  prompt: TomlTable,
  answer: TomlTable,
  explanation: string | null,
  question: TomlTable,
  shared: TomlTable,
  say: Say,
): Read {
  const program = textOf(prompt.get('program'));
  const compiles = answer.get('doesCompile')?.value;
  if (program === null || typeof compiles !== 'boolean')
    return { reason: 'It lacks prompt.program or answer.doesCompile.' };
  say('a question to trace a program became one to recall');
  const code = fence(program.replace(/^\n+/, '').trimEnd(), 'rust');
  return {
    ...bare,
    kind: 'recall',
    stem: traced,
    body: withShared(code, question, shared, say),
    explanation,
    answer: compiles ? printed(textOf(answer.get('stdout')) ?? '') : refused(answer.get('lineNumber')?.value),
  };
}

const printed = (stdout: string): string =>
  stdout.trim() === ''
    ? 'It compiles, and prints nothing.'
    : `It compiles, and prints:\n\n${fence(stdout.trimEnd())}`;
const refused = (line: TomlValue['value'] | undefined): string =>
  typeof line === 'number' ? `It does not compile: line ${line}.` : 'It does not compile.';

/** The text that the questions of a group share stands above what is particular to this one. */
function withShared(body: string, question: TomlTable, shared: TomlTable, say: Say): string {
  const name = textOf(question.get('multipart'));
  const text = name === null ? null : textOf(shared.get(name));
  if (name !== null && text === null) say(`the text "${name.slice(0, 40)}" it shares with others is missing`);
  return [text === null ? '' : markdown(text, say), body].filter((part) => part !== '').join('\n\n');
}

function markdown(text: string, say: Say): string {
  const { text: clean, changes } = cleanMarkdown(text.trim());
  for (const change of changes) say(change);
  return clean.trim();
}

const none: TomlTable = new Map();
const tableOf = (value: TomlValue['value'] | undefined): TomlTable => (value instanceof Map ? value : none);
const textOf = (value: TomlValue | undefined): string | null =>
  typeof value?.value === 'string' && value.value.trim() !== '' ? value.value : null;
/** A number or a truth value is typed as it stands. */
const typedOf = (one: TomlValue | undefined): string | null =>
  typeof one?.value === 'number' || typeof one?.value === 'boolean' ? String(one.value) : textOf(one);
const listOf = (value: TomlValue | undefined): readonly TomlValue[] =>
  Array.isArray(value?.value) ? (value.value as readonly TomlValue[]) : [];
