import type { Confidence } from '../../learning/event.ts';
import type { PromptContext } from './context.ts';
import { type KeyedRow, pick } from './keyed.ts';

const words: Readonly<Record<Confidence, string>> = { sure: 'Sure', think: 'I think so', guess: 'A guess' };
const rows: readonly KeyedRow<Confidence | null>[] = [
  { key: 's', text: words.sure, reply: 'sure' },
  { key: 't', text: words.think, reply: 'think' },
  { key: 'g', text: words.guess, reply: 'guess' },
];

/** Asks how sure the answer just given is; null when the wish is to stop. Rejects when it is stopped: see `isStop`. */
export async function askSure(context: PromptContext): Promise<Confidence | null> {
  const sure = await pick(
    { title: 'How sure are you?', rows, leave: { reply: null, word: 'stop' } },
    context,
  );
  if (sure === null) return null;
  context.output.write(`${context.theme.dim('How sure:')} ${words[sure].toLowerCase()}\n`);
  return sure;
}
