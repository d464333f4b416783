import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './program.ts';

const stages = ['first', 'second', 'third', 'fourth'];
const perStage = 15;

/**
 * A roadmap of 60 topics in four stages, written to a folder: each topic needs the one before it in its stage, has 25
 * minutes and eight questions, and the last of each stage is optional.
 */
export function longRoadmap(): string {
  const folder = freshFolder('long');
  writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: long\ntitle: A long roadmap\n');
  for (const [s, stage] of stages.entries()) {
    const at = join(folder, `0${s + 1}-${stage}`);
    mkdirSync(at);
    const ids = Array.from({ length: perStage }, (_, i) => `${stage}-${i + 1}`);
    writeFileSync(join(at, 'stage.yaml'), `title: ${stage}\ntopics: [${ids.join(', ')}]\n`);
    for (const [i, id] of ids.entries())
      writeFileSync(join(at, `${id}.md`), topic(id, ids[i - 1] ?? null, i === perStage - 1));
  }
  return folder;
}

function topic(id: string, needs: string | null, optional: boolean): string {
  const head = [
    `title: "Topic ${id}, which has a long title"`,
    `summary: What ${id} is`,
    'minutes: 25',
    ...(needs === null ? [] : [`prerequisites: [${needs}]`]),
    ...(optional ? ['optional: true'] : []),
  ];
  const questions = Array.from(
    { length: 8 },
    (_, i) => `### What is ${i + 1} of ${id}? {#q${i + 1}}\n\n- [x] This\n- [ ] That\n`,
  );
  return `---\n${head.join('\n')}\n---\n\nA lesson.\n\n## Quiz\n\n${questions.join('\n')}`;
}
