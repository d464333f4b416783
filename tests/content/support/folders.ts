import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { base, type Files } from './sample.ts';

/** Writes the small roadmap, with these files in place of its own, into a fresh folder. */
export function writeRoadmap(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'roadmap-content-'));
  for (const [path, content] of Object.entries({ ...base, ...files })) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export const makePipe = (path: string): void => {
  execFileSync('mkfifo', [path]);
};

export const link = (target: string, path: string): void => symlinkSync(target, path);

/** `depth` folders in each other, a stage file in each, a topic in the last one. */
export function nestedStages(depth: number): Files {
  const files: Record<string, string> = {};
  let folder = '01-basics';
  for (let i = 2; i <= depth; i++) {
    folder += `/01-s${i}`;
    files[`${folder}/stage.yaml`] = `title: Stage ${i}\n`;
  }
  return files;
}
