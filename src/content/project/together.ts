import type { Report } from '../check/diagnostic.ts';
import type { TopicId } from '../model.ts';
import { KnownWords } from '../nearest.ts';
import type { Located } from '../parse/shape.ts';
import type { Source } from '../source.ts';
import type { Project } from './model.ts';
import type { ReadBrief } from './parse/brief.ts';
import type { ReadChecks } from './parse/checks.ts';

/** A project as read, with the places that the rules over the whole roadmap point at. */
export interface LocatedProject {
  readonly id: string;
  /** null when too little is there to use it */
  readonly project: Project | null;
  /** topics it names, and the file they stand in */
  readonly topics: readonly { readonly source: Source; readonly topic: Located<string> }[];
}

/** What a file of a project says, and the file. */
interface FileOf<T> {
  readonly source: Source;
  readonly facts: T;
}

/** Puts a project together from its two files; a file that is missing or unreadable is null, and was reported. */
export function together(
  id: string,
  brief: FileOf<ReadBrief> | null,
  checks: FileOf<ReadChecks> | null,
  reportIn: (source: Source) => Report,
): LocatedProject {
  if (brief !== null && checks !== null)
    reportHints(brief.facts, checks.facts, reportIn(brief.source), reportIn(checks.source));
  const topicsOf = ({ source }: FileOf<unknown>, topics: readonly Located<string>[]) =>
    topics.map((topic) => ({ source, topic }));
  return {
    id,
    project: brief && checks ? projectOf(id, brief.facts, checks.facts) : null,
    topics: [
      ...(brief === null ? [] : topicsOf(brief, brief.facts.topics)),
      ...(checks === null
        ? []
        : topicsOf(
            checks,
            checks.facts.checks.map(({ topic }) => topic),
          )),
    ],
  };
}

function projectOf(id: string, text: ReadBrief, list: ReadChecks): Project | null {
  const checks = list.checks.filter(({ isFaulty }) => !isFaulty);
  if (text.keys === null || checks.length === 0) return null;
  const hints = new Map(text.hints.map((hint) => [hint.id, hint.text]));
  return {
    id,
    ...text.keys,
    topics: text.topics.map((topic) => topic.value as TopicId),
    brief: text.brief,
    setups: list.setups,
    checks: checks.map(({ check }) => ({ ...check, hint: hints.get(check.id) || null })),
  };
}

/** Every check has its hint, and every hint its check. */
function reportHints(text: ReadBrief, list: ReadChecks, inBrief: Report, inChecks: Report): void {
  const ids = new Set(list.checks.map(({ check }) => check.id));
  const known = new KnownWords(ids);
  const hinted = new Set(text.hints.map((hint) => hint.id));
  for (const { check, id } of text.whole ? list.checks : []) {
    if (!hinted.has(check.id))
      inChecks(
        'project/no-hint',
        id.span,
        `The check "${check.id}" has no hint.`,
        `Write one in project.md, under ## Hints: ### ${check.id}.`,
      );
  }
  for (const hint of list.whole ? text.hints : []) {
    if (!ids.has(hint.id))
      inBrief(
        'project/unknown-check',
        hint.span,
        `There is no check "${hint.id}" in checks.yaml.`,
        known.didYouMean(hint.id) ?? 'Write the id of a check.',
      );
  }
}
