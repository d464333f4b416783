import type { Report } from '../check/diagnostic.ts';
import { isId, kebab, kebabOf, longestId } from '../ids.ts';
import { type Located, like, type Reader, reader, text } from './shape.ts';

const kebabForm = { pattern: kebab, allowed: 'lower-case letters, digits and single hyphens', near: kebabOf };
const forms = {
  id: kebabForm,
  tag: kebabForm,
  concept: kebabForm,
  alias: {
    pattern: /^[a-z0-9.+#]+(?:-[a-z0-9.+#]+)*$/,
    allowed: `${kebabForm.allowed}, and . + #`,
    near: (text: string): string =>
      text
        .split(/([.+#]+)/)
        .map((part) => (/^[.+#]/.test(part) ? part : kebabOf(part)))
        .join('')
        .slice(0, longestId),
  },
} as const;

function word(what: keyof typeof forms): Reader<Located<string>> {
  const read = text();
  const { pattern, allowed } = forms[what];
  const schema = { ...like(pattern.source, `Use ${allowed}.`), maxLength: longestId };
  return reader(schema, (value, report) => {
    const found = read(value, report);
    return found && wordOf(found, what, report);
  });
}

export const id = (): Reader<Located<string>> => word('id');
export const tag = (): Reader<Located<string>> => word('tag');
export const concept = (): Reader<Located<string>> => word('concept');
export const alias = (): Reader<Located<string>> => word('alias');

/** What was read, where it can be such a word; else that is reported. */
export function wordOf(
  found: Located<string>,
  what: keyof typeof forms,
  report: Report,
): Located<string> | undefined {
  const { value, span } = found;
  const { pattern, allowed, near } = forms[what];
  if (value.length > longestId) {
    report('id/too-long', span, `This ${what} has ${value.length} characters; ${longestId} are allowed.`);
    return undefined;
  }
  if (pattern.test(value)) return found;
  const nearest = near(value);
  report(
    'id/malformed',
    span,
    `"${value}" cannot be ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}.`,
    `Use ${allowed}${pattern.test(nearest) ? `: ${nearest}` : ''}.`,
  );
  return undefined;
}

const formerHint = 'Write `question`, or `topic/question` when it stood in another topic.';

/** A former id of a question: `question`, or `topic/question` when it stood in another topic. */
export const former = (): Reader<Located<string>> => {
  const read = text();
  const part = `(?![^/]{${longestId + 1}})${kebab.source.slice(1, -1)}`;
  const schema = like(`^${part}(?:/${part})?$`, formerHint);
  return reader(schema, (value, report) => {
    const found = read(value, report);
    return found && formerId(found, report);
  });
};

/** The same for a word that was read already. */
export function formerId(found: Located<string>, report: Report): Located<string> | undefined {
  const parts = found.value.split('/');
  if (parts.length <= 2 && parts.every(isId)) return found;
  report('id/malformed', found.span, `"${found.value}" cannot be a former id.`, formerHint);
  return undefined;
}
