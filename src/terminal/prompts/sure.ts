import type { Confidence } from '../../learning/event.ts';
import type { PromptContext } from './context.ts';
import { pick } from './keyed.ts';

const rows: readonly { readonly key: string; readonly text: string; readonly reply: Confidence | null }[] = [
  { key: 's', text: 'Sure', reply: 'sure' },
  { key: 't', text: 'I think so', reply: 'think' },
  { key: 'g', text: 'A guess', reply: 'guess' },
];

/** Asks how sure the answer just given is; null when the wish is to stop. Rejects when it is stopped: see `isStop`. */
export async function askSure(context: PromptContext): Promise<Confidence | null> {
  const sure = await pick(
    { title: 'How sure are you?', rows, leave: { reply: null, word: 'stop' } },
    context,
  );
  if (sure === null) return null;
  const row = rows.find(({ reply }) => reply === sure);
  context.output.write(`${context.theme.dim('How sure:')} ${row?.text.toLowerCase() ?? sure}\n`);
  return sure;
}
