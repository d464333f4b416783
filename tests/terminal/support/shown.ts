import type { QuestionKey } from '../../../src/content/model.ts';
import type { Shown } from '../../../src/learning/shown.ts';

type Of<K extends Shown['kind']> = Extract<Shown, { kind: K }>;

const id = 'indexes/question' as QuestionKey;
const base = { id, stem: 'A stem', hint: null };

const lettered = (...texts: readonly string[]): { key: string; text: string }[] =>
  texts.map((text, i) => ({ key: String.fromCharCode(97 + i), text }));

const long = [
  'It stores each row beside its key, so no second read is needed',
  'It holds one entry for each distinct value, so months are counted fast',
  'Its entries are kept in order, so it finds the start and walks on',
];

export function choosing(kind: 'one' | 'many' | 'order', texts = long, hint: string | null = null): Shown {
  return { ...base, hint, kind, answers: lettered(...texts) };
}

export function matching(hint: string | null = null): Of<'match'> {
  return {
    ...base,
    hint,
    kind: 'match',
    columns: ['Need', 'Index'],
    answers: lettered(
      'Find the 200 unpaid invoices',
      'Compare names regardless of case',
      'Refuse a second account',
    ),
    choices: ['Expression index', 'Unique index', 'Partial index'].map((text, i) => ({
      key: String(i + 1),
      text,
    })),
  };
}

export const typing = (hint: string | null = null): Of<'type'> => ({ ...base, hint, kind: 'type' });

export const recalling = (hint: string | null = null): Of<'recall'> => ({
  ...base,
  hint,
  kind: 'recall',
  answer: 'A **covering** index holds every column the query needs.',
});
