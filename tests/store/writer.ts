// A terminal of its own, to be killed. `writer <folder> <count>` records so many answers; `writer <folder> <count> all`
// does everything the store can do, a day after the other. It says each thing once it is done: `saved <id>`,
// `backup <name>`, `setting <value>`; and `setting? <value>` before, since then either may stand there.
import { writeSync } from 'node:fs';
import type { QuestionKey } from '../../src/content/model.ts';
import type { NewEvent } from '../../src/learning/event.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import { openSettings } from '../../src/store/settings.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const [folder = '', count = '', all] = process.argv.slice(2);
const say = (...words: readonly string[]): void => void writeSync(1, `${words.join(' ')}\n`);
const DAY = 86_400_000;
let day = 0;

const open = (into: string, device: string): Store =>
  openStore({
    folder: into,
    device,
    roadmap: 'backend',
    now: () => Date.now() + day * DAY,
    timezone: () => 0,
  });

const answer = (n: number): NewEvent => ({
  kind: 'answered',
  question: `topic/question-${n % 50}` as QuestionKey,
  digest: 'd',
  grade: 3,
  score: 1,
  chosen: ['x'.repeat(n % 3 === 0 ? 2000 : 20)],
  took: 900,
  of: 9,
});

const store = open(folder, 'aaaabbbbcccc');
const saved = (events: readonly { readonly id: string }[]): void => {
  for (const { id } of events) say('saved', id);
};

/** Records that a machine elsewhere made, taken in. */
function takeIn(n: number): void {
  const elsewhere = open(`${folder}.elsewhere.${process.pid}.${n}`, 'ddddeeeeffff');
  const events = elsewhere.appendAll([answer(n), answer(n + 1), answer(n + 2)]);
  store.adopt(elsewhere.lines().join('\n'));
  saved(events);
}

async function everything(n: number): Promise<void> {
  switch (n % 6) {
    case 0:
      return saved(store.appendAll([answer(n), answer(n + 1), answer(n + 2)]));
    case 1:
      return takeIn(n);
    case 2: {
      const name = store.backup('reset');
      if (name !== null) say('backup', name);
      return;
    }
    case 3: {
      const value = String(1 + (n % 100));
      say('setting?', value);
      await openSettings(folder, SETTINGS).set('session', value);
      return say('setting', value);
    }
    case 4:
      day += 1;
      return saved([store.append(answer(n))]);
    default: {
      // what replays everything has reason to write a summary
      const again = open(folder, 'aaaabbbbcccc');
      again.refresh();
      return again.close();
    }
  }
}

async function run(): Promise<void> {
  for (let n = 0; n < Number(count); n += 1) {
    saved([store.append(answer(n))]);
    if (all !== undefined) await everything(n + (process.pid % 6));
  }
}
void run();
