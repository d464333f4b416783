import { settings } from './settings.ts';
import { beginnings, endings, families, known, steeringWords } from './steering.ts';

/**
 * What a project may set in the environment of the learner's server. A roadmap is a stranger's, and nothing in it is
 * ever run; but a variable can tell a shell, a build tool or a language which code to run. No list of such names is
 * complete. Tools put their own name before what they are told, so a name of several words has to end with one that says
 * a setting, and the first must be no tool's; names of one word are those of old tools, which are known. What is left is
 * kept tame by what a value may hold.
 */
const steers = (name: string): boolean => {
  const words = name.split('_');
  return (
    known.has(name) ||
    families.has(words[0] as string) ||
    words.some((word) => steeringWords.has(word)) ||
    beginnings.test(name) ||
    endings.test(name)
  );
};

/** Numbers are no words: `GREETING_2`, `ADMIN_KEY2`. */
function saysSetting(name: string): boolean {
  const words = name.split('_').map((word) => word.replace(/\d+$/, ''));
  const [last = '', ...before] = words.filter((word) => word !== '').reverse();
  return before.length === 0 || settings.has(last);
}

const form = /^[A-Z][A-Z0-9_]{0,63}$/;
const alwaysSet = ['PORT', 'DATA_DIR'];

/** What helps where a variable cannot have this name; null where it may. */
export function nameHint(name: string): string | null {
  if (!form.test(name)) return 'Use capital letters, digits and _, 64 at most.';
  if (alwaysSet.includes(name)) return 'It is always set: call yours otherwise.';
  if (steers(name)) return 'It may tell a tool which code to run: call it otherwise.';
  if (saysSetting(name)) return null;
  return 'End it with a word for what it sets: …_LIMIT, …_SECRET, …_URL, …_SECONDS, …_VALUE or another of those in docs/projects.md.';
}

const longestValue = 500;
/** Words between single blanks, each of which begins with a letter or digit: no options, paths or shell in them. */
const tame = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.,:/@+=_?-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}.,:/@+=_?-]*)*$/u;

/** An address whose host is not this machine, be it the second of several; who reads one forgives a missing `//`. */
const leadsAway =
  /:\/\/(?!(?:[^/?@, ]*@)?(?:localhost|127(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/? ]|$|,(?= |[a-z][a-z0-9+.-]*:\/\/)))|\b(?:https?|wss?|ftps?):(?!\/\/)|\b(?:blob|data|file|jar|javascript|jsr|npm):/i;

/** The only brackets a value may have. */
const withoutBrackets = (value: string): string => value.replace(/(\/\/|@)\[::1\]/g, '$1localhost');

/** What helps where a variable cannot have this value; null where it may. */
export function valueHint(value: string): string | null {
  const plain = withoutBrackets(value);
  if (value.length > longestValue || !tame.test(plain))
    return 'Write words of letters, digits and . , : / @ + = _ ? - that begin with a letter or digit, 500 characters at most.';
  if (leadsAway.test(plain))
    return 'An address must be one of this machine: write http://127.0.0.1:4000, for example.';
  return null;
}
