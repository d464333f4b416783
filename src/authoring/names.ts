import { isId, kebabOf, longestId } from '../content/ids.ts';
import type { Roadmap, Stage } from '../content/model.ts';
import { UserError } from '../errors.ts';

/** A word as a new id. Throws UserError (2) with the nearest one that could be. */
export function newId(word: string, reserved: readonly string[] = []): string {
  if (reserved.includes(word))
    throw new UserError(`"${word}" cannot be an id: it means something else already.`, {
      exit: 2,
      hint: 'Choose another one.',
    });
  if (isId(word)) return word;
  const nearest = kebabOf(word);
  throw new UserError(
    word.length > longestId
      ? `An id has at most ${longestId} characters, and this one has ${word.length}.`
      : `"${word}" cannot be an id.`,
    {
      exit: 2,
      hint: `Use lower-case letters, digits and single hyphens${nearest === '' ? '' : `: ${nearest}`}.`,
    },
  );
}

/** A text as a title. Throws UserError (2) for one that could not be shown on one line. */
export function newTitle(text: string): string {
  const title = text.trim();
  if (title === '')
    throw new UserError('The title is empty.', { exit: 2, hint: 'Give it in quotes: --title "Data bases"' });
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u.test(title))
    throw new UserError('The title holds a character that cannot be shown on one line.', {
      exit: 2,
      hint: 'Leave out line breaks and control characters.',
    });
  return title;
}

/** Every name in use in a roadmap, with what it is: ids, aliases, and the ids that topics once had. */
export function namesIn(roadmap: Roadmap): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (list: readonly string[], what: string): void => {
    for (const name of list) if (!names.has(name)) names.set(name, what);
  };
  const visit = (stage: Stage): void => {
    add([stage.id], 'a stage');
    add(stage.aliases, `an alias of the stage "${stage.id}"`);
    for (const topic of stage.topics) {
      add([topic.id], 'a topic');
      add(topic.aliases, `an alias of the topic "${topic.id}"`);
      add(topic.was, `a former id of the topic "${topic.id}"`);
    }
    stage.stages.forEach(visit);
  };
  roadmap.stages.forEach(visit);
  return names;
}
