import type { Outline } from '../content/outline.ts';
import { SETTINGS } from '../store/setting-table.ts';
import { type Location, subcommandsOf } from './locate.ts';

/** What may stand where the cursor is, and a word about it. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

/** Candidates, or what the shell completes by itself. */
export type Completion = readonly Candidate[] | 'files' | 'folders';

/** What an argument or value of that name in `program.ts` may be. */
export async function named(
  name: string,
  at: Location,
  outline: () => Promise<Outline>,
): Promise<Completion> {
  switch (name) {
    case 'topic':
      return topicNames(await outline(), at.typed, []);
    case 'topics': {
      const names = await outline();
      const more = names.stages.map(({ id, number, title }) => ({
        value: id as string,
        about: `stage ${number}: ${title}`,
      }));
      const all = { value: 'all', about: `all ${names.topics.length} topics` };
      return topicNames(names, at.typed, [...more, all]);
    }
    case 'project':
      return (await outline()).projects.map(({ id, title }) => ({ value: id, about: title }));
    case 'check': {
      const project = (await outline()).projects.find(({ id }) => id === at.given[0]);
      return (project?.checks ?? []).map((value) => ({ value, about: '' }));
    }
    case 'question':
      return questionNames(await outline(), at.typed);
    case 'key':
      return Object.entries(SETTINGS).map(([value, { meaning }]) => ({ value, about: meaning }));
    case 'value':
      return settingValues(at.given[0]);
    case 'command':
      // the value of a flag is one for the shell
      if (at.option !== null) return [];
      return subcommandsOf(at.program).map((one) => ({ value: one.name(), about: one.description() }));
    case 'code': {
      const { codes } = await import('../content/check/codes.ts');
      return Object.entries(codes).map(([value, { about }]) => ({ value, about }));
    }
    case 'dir':
      return 'folders';
    case 'file':
    case 'files':
    case 'logs':
    case 'path':
    case 'paths':
      return 'files';
    default:
      return [];
  }
}

/** Topics by id, and whatever else may be named; by alias only where nothing else begins so. */
function topicNames(
  { topics, stages }: Outline,
  typed: string,
  more: readonly Candidate[],
): readonly Candidate[] {
  const ids = [...topics.map(({ id, title }) => ({ value: id as string, about: title })), ...more];
  if (ids.some(({ value }) => value.startsWith(typed))) return ids;
  const items = more.length > 0 ? [...topics, ...stages] : topics;
  return items.flatMap(({ aliases, title }) => aliases.map((value) => ({ value, about: title })));
}

/** First the topic, then its questions: all at once would be more than anybody reads. */
function questionNames({ topics }: Outline, typed: string): Candidate[] {
  if (!typed.includes('/')) return topics.map(({ id, title }) => ({ value: `${id}/`, about: title }));
  return topics.flatMap(({ questions }) => questions.map(({ key }) => ({ value: key as string, about: '' })));
}

function settingValues(key: string | undefined): Completion {
  if (key === 'plain') return ['true', 'false'].map((value) => ({ value, about: '' }));
  return key === 'roadmap' ? 'folders' : [];
}
