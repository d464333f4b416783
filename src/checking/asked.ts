import type { App } from '../app.ts';
import type { SinceRevision } from './since-target.ts';
import type { Target } from './targets.ts';

/** What is to be checked, with the revision it is compared with, if it is. */
export interface Asked {
  readonly target: Target;
  readonly since: SinceRevision | null;
}

/** Joins targets with the revision they are compared with. Throws UserError where there is no such revision. */
export async function askedOf(
  targets: readonly Target[],
  ref: string | undefined,
  app: App,
): Promise<Asked[]> {
  if (ref === undefined) return targets.map((target) => ({ target, since: null }));
  const { sinceRevision } = await import('./since-target.ts');
  return targets.map((target) => ({ target, since: sinceRevision(target, ref, app) }));
}

/** The comparisons as more keys of a JSON document; none where nothing was compared. Asked once the check has run. */
export function sinceJson(asked: readonly Asked[]): Readonly<Record<string, unknown>> {
  const compared = asked.flatMap(({ since }) =>
    since === null ? [] : [{ ref: since.ref, commit: since.commit, ...since.since.counts() }],
  );
  return compared.length === 0 ? {} : { since: compared };
}

/** What is new and what moved without loss, a sentence each. Asked once the check has run. */
export const sinceSentences = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ since }) => (since === null ? [] : [sentenceOf(since)]));

function sentenceOf({ ref, commit, since }: SinceRevision): string {
  const { newTopics, newQuestions, movedTopics } = since.counts();
  const named = commit.startsWith(ref) ? commit.slice(0, 10) : `${ref} (${commit.slice(0, 10)})`;
  const some = (count: number, noun: string): string => `${count} new ${noun}${count === 1 ? '' : 's'}`;
  const moved =
    movedTopics === 0
      ? ''
      : ` ${movedTopics === 1 ? '1 topic stands' : `${movedTopics} topics stand`} in another stage, which loses nothing.`;
  return `Since ${named}: ${some(newTopics, 'topic')}, ${some(newQuestions, 'question')}.${moved}`;
}
