// A chunk that is shared by several others; those that load only when needed are named after their file.
const shared = /require\("\.\/(chunk-[\w-]+\.js)"\)/g;

/**
 * Moves the shared chunks that a file loads at once, and those they load, into that file: each file less saves a start
 * a third of a millisecond. `files` are CommonJS texts by name, changed in place; whoever else loads a chunk that was
 * moved finds it there.
 */
export function gather(files, host) {
  const moved = [];
  const visit = (name) => {
    for (const [, chunk] of files.get(name).matchAll(shared)) {
      if (moved.includes(chunk) || !files.has(chunk)) continue;
      visit(chunk);
      moved.push(chunk);
    }
  };
  visit(host);
  const texts = moved.map((chunk) => `gathered["${chunk}"]=${whenUsed(files.get(chunk))};`);
  files.set(
    host,
    `const gathered={};${texts.join('\n')}${files.get(host)};module.exports.gathered=gathered;`,
  );
  for (const chunk of moved) files.delete(chunk);
  for (const [name, text] of files) {
    const from = name === host ? 'gathered' : `require("./${host}").gathered`;
    files.set(
      name,
      text.replace(shared, (found, chunk) => (moved.includes(chunk) ? `${from}["${chunk}"]` : found)),
    );
  }
}

/** What esbuild writes at the end of a CommonJS text for those who look for its names without running it. */
const names = /0&&\(module\.exports=\{([\w$,]*)\}\);?\s*$/;

/**
 * An expression for what a text exports: the text runs when one of its names is first looked at, so that a command
 * pays for what it uses. Texts are taken to do nothing but define, whenever they run.
 */
const whenUsed = (text) => space(text, `(function(module){${text};return module.exports})({})`);

/** Has a file be loaded, by those that load it at once, when one of its names is first looked at. */
export function loadWhenUsed(files, file) {
  const load = `require("./${file}")`;
  const later = space(files.get(file), load);
  for (const [name, text] of files)
    files.set(
      name,
      text.replaceAll(load, () => later),
    );
}

/** An object with the names that a text exports, which come from `made` when one of them is first looked at. */
function space(text, made) {
  // all that stood in it were constants, which stand where they are used
  if (text.trim() === '') return '{}';
  const found = text.match(names);
  if (found === null) throw new Error('a chunk does not say what it exports');
  const getters = found[1].split(',').map((name) => `get ${name}(){return load().${name}}`);
  return `(()=>{const load=()=>{const made=${made};Object.defineProperties(space,Object.getOwnPropertyDescriptors(made));return made};const space={${getters.join()}};return space})()`;
}
