import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const vocabulary =
  'server client request answer cache header body index table row column key lock thread queue worker token cookie page proxy socket packet route model view branch commit merge test build deploy log metric trace error retry timeout limit quota shard replica leader follower write read'.split(
    ' ',
  );
const perStage = 100;

/**
 * Writes a roadmap of so many topics, always the same one: each with a lesson of four parts, code and lists, and eight
 * questions of four answers with comments. Gives the bytes written.
 */
export function writeBigRoadmap(folder, topics) {
  const draw = lot(0x2545);
  const word = () => vocabulary[Math.floor(draw() * vocabulary.length)];
  const words = (count) => Array.from({ length: count }, word).join(' ');
  let bytes = 0;
  const write = (path, text) => {
    writeFileSync(path, text);
    bytes += Buffer.byteLength(text);
  };
  mkdirSync(folder, { recursive: true });
  write(join(folder, 'roadmap.yaml'), 'format: 1\nid: big\ntitle: Big\n');
  for (let stage = 0; stage * perStage < topics; stage++) {
    const at = join(folder, `${String(stage + 1).padStart(4, '0')}-stage-${stage}`);
    mkdirSync(at);
    const count = Math.min(perStage, topics - stage * perStage);
    const ids = Array.from({ length: count }, (_, i) => `t-${stage}-${i}`);
    write(join(at, 'stage.yaml'), `title: Stage ${stage}\ntopics: [${ids.join(', ')}]\n`);
    for (const [i, id] of ids.entries()) write(join(at, `${id}.md`), topic(id, ids[i - 1], i, word, words));
  }
  return bytes;
}

function topic(id, before, place, word, words) {
  const front = `---\ntitle: Topic ${id}\nsummary: About ${words(5)}\nprerequisites: [${before ?? ''}]\nminutes: 20\nconcepts: [one, two]\nresources:\n  - title: "Docs ${id}"\n    url: https://example.org/${id}\n    kind: docs\n---\n`;
  const parts = Array.from(
    { length: 4 },
    (_, part) =>
      `\n## Part ${part} of ${id}\n\nA ${words(30)}. The \`${word()}\` is **${word()}** for ${words(10)}.\n\n\`\`\`js\nconst ${word()} = ${part};\n\`\`\`\n\n- ${words(6)}\n- ${words(5)}\n`,
  );
  const questions = Array.from({ length: 8 }, (_, q) => {
    const key = (q + place) % 4;
    const answers = Array.from(
      { length: 4 },
      (_, a) =>
        `- [${a === key ? 'x' : ' '}] The ${word()} of ${words(3)} ${a}\n${a === key ? '' : `  > A ${words(6)}.\n`}`,
    );
    return `\n### Which ${words(9)} ${id} does the ${word()} number ${q} use? {#q${q} concept=${q % 2 ? 'two' : 'one'} level=apply}\n\n> Think of the ${word()}.\n\n${answers.join('')}\n> The ${words(14)} is why.\n`;
  });
  return `${front}${parts.join('')}\n## Quiz\n${questions.join('')}`;
}

/** Numbers from 0 to 1, the same each time (xorshift, Marsaglia 2003). */
function lot(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
