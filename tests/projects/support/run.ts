import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFound, walk } from '../../../src/content/disk/files.ts';
import type { Project } from '../../../src/content/project/model.ts';
import { readRoadmap } from '../../../src/content/read.ts';
import type { CheckResult } from '../../../src/project/result.ts';
import { runProject } from '../../../src/project/run/run-project.ts';
import { repository } from '../../support/program.ts';

const folder = join(repository, 'roadmap');
// lessons take long to read, and are not what is looked at here
const found = walk(folder).filter(({ path }) => path === 'roadmap.yaml' || path.startsWith('projects'));

/** The projects that ship. */
export const projects: readonly Project[] = readRoadmap(readFound(folder, found)).roadmap?.projects ?? [];

export function projectNamed(id: string): Project {
  const project = projects.find((one) => one.id === id);
  if (project === undefined) throw new Error(`there is no project ${id}`);
  return project;
}

const servers = join(import.meta.dirname, '..', 'servers');
const scratch = mkdtempSync(join(tmpdir(), 'roadmap-mutants-'));
let made = 0;

/** The command that starts a reference server. */
export const reference = (id: string): string => `"${process.execPath}" "${join(servers, `${id}.mjs`)}"`;

/** A reference server with one thing changed; blanks may differ. Throws when it does not stand there exactly once. */
export function mutant(id: string, from: string, to: string): string {
  const text = readFileSync(join(servers, `${id}.mjs`), 'utf8');
  const parts = text.split(new RegExp(from.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')));
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in ${id}.mjs`);
  const file = join(scratch, `${id}-${++made}.mjs`);
  const kit = pathToFileURL(join(servers, 'kit.mjs')).href;
  writeFileSync(file, parts.join(to).replace("'./kit.mjs'", `'${kit}'`));
  return `"${process.execPath}" "${file}"`;
}

/** Runs all checks of a project against the server a command starts. */
export async function check(
  id: string,
  command: string,
  more: { readonly seed?: string; readonly only?: string } = {},
): Promise<readonly CheckResult[]> {
  const { checks } = await runProject({
    project: projectNamed(id),
    seed: more.seed ?? 'tests',
    only: more.only ?? null,
    server: { command },
    cwd: scratch,
    env: process.env,
    stop: new AbortController().signal,
    now: () => Date.now(),
  });
  return checks;
}

/** What did not pass, with the reason: `head: status is 200; status is 404`. */
export const notPassed = (results: readonly CheckResult[]): string[] =>
  results.flatMap((result): string[] => {
    if (result.state === 'skipped') return [`${result.check.id}: skipped, ${result.reason}`];
    if (result.state === 'passed')
      return result.warning === null ? [] : [`${result.check.id}: ${result.warning.got}`];
    const { message, expected, got } = result.failure;
    return [`${result.check.id}: ${expected === null ? message : `${expected}; ${got}`}`];
  });
