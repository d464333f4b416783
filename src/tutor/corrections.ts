import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../content/disk/index.ts';
import { toUserError } from '../errors.ts';
import { dayDate, dayOf } from '../learning/day.ts';
import { answersTo, type Changed, regrade } from '../learning/regrade.ts';
import { makeFolder } from '../make-folder.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../terminal/sanitise.ts';

/** So many corrections are told one by one. */
const told = 5;

/**
 * Grades anew what was answered before a key was corrected, and gives a sentence about each. What was looked at once is
 * not looked at again until it changes: `cache` says where that is noted, and may be lost at any time.
 */
export function applyCorrections(
  changed: readonly Changed[],
  { content, store, cache }: { content: Content; store: Store; cache: string },
): string[] {
  // answers that came in since, perhaps from another machine, have not been looked at
  const mark = changed
    .map(({ question, kept, card }) => [kept, question.digest, card.at, card.reps].join(' '))
    .join('\n');
  const file = join(cache, `corrections-${content.outline.id}.txt`);
  if (isNoted(file, mark)) return [];
  const sentences: string[] = [];
  try {
    const history = store.history();
    const answers = answersTo(changed, history);
    for (const one of changed) {
      const { topic, question, kept } = one;
      const body = content.body(topic.id).questions.find(({ id }) => id === question.id);
      const regraded = body && regrade(body, answers.get(one) ?? []);
      if (!body || !regraded) continue;
      store.append({
        kind: 'regraded',
        question: question.key,
        digest: question.digest,
        answers: regraded.answers,
        ...(kept === question.key ? {} : { from: kept as typeof question.key }),
      });
      const tz = history.at(-1)?.tz ?? 0;
      for (const { at, correct } of regraded.turned)
        sentences.push(
          `The key of "${oneLine(body.stem, 60)}" was corrected: your answer of ${dayDate(dayOf(at, tz))} now counts as ${correct ? 'right' : 'wrong'}.`,
        );
    }
    note(file, mark);
  } catch (error) {
    // nothing is lost: it is looked at again next time
    toUserError(error);
  }
  const more = sentences.length - told;
  return more > 0 ? [...sentences.slice(0, told), `${more} more answers were graded anew.`] : sentences;
}

function isNoted(file: string, mark: string): boolean {
  try {
    return readFileSync(file, 'utf8') === mark;
  } catch {
    return false;
  }
}

function note(file: string, mark: string): void {
  try {
    makeFolder(join(file, '..'), 0o700);
    writeFileSync(file, mark, { mode: 0o600 });
  } catch {
    // it only saves time
  }
}
