// A terminal of its own: records answers for ever, or so many, and says each id once it is acknowledged.
import { writeSync } from 'node:fs';
import type { QuestionKey } from '../../src/content/model.ts';
import { openStore } from '../../src/store/store.ts';

const [folder = '', count = ''] = process.argv.slice(2);
const store = openStore({
  folder,
  device: 'aaaabbbbcccc',
  roadmap: 'backend',
  now: () => Date.now(),
  timezone: () => 0,
});
for (let n = 0; n < Number(count); n += 1) {
  const question = `topic/question-${n % 50}` as QuestionKey;
  const { id } = store.append({
    kind: 'answered',
    question,
    digest: 'd',
    grade: 3,
    score: 1,
    chosen: [],
    took: 900,
    of: 9,
  });
  writeSync(1, `${id}\n`);
}
