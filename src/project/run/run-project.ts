import type { Check, Project } from '../../content/project/model.ts';
import type { CheckResult, ProjectResult } from '../result.ts';
import { type Place, placeOf } from './loopback.ts';
import { runCheck } from './run-check.ts';
import { Server } from './server.ts';
import { type Stage, type Subject, upstreamPort } from './stage.ts';
import { Upstream } from './upstream.ts';

export interface RunOptions {
  readonly project: Project;
  readonly seed: string;
  /** id of the one check to run, or null for all */
  readonly only: string | null;
  /** where the server listens, or the command that starts it */
  readonly server: { readonly url: string } | { readonly command: string };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: AbortSignal;
  /** UTC ms */
  now(): number;
  /** told where the server is, before the first check */
  begun?(host: string): void;
  /** told of each result as it comes */
  done?(result: CheckResult): void;
}

const projectSeconds = 60;

/**
 * Runs the checks of a project against a server, one after the other. Throws UserError when there is no server to
 * check, and when everything was stopped.
 */
export async function runProject(options: RunOptions): Promise<ProjectResult> {
  const { project, seed, server } = options;
  const opened: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  try {
    const port = 'url' in server ? upstreamPort : 0;
    const upstream = project.upstream ? await Upstream.open(port) : null;
    const elsewhere = project.upstream ? await Upstream.open(0) : null;
    for (const one of [upstream, elsewhere]) if (one !== null) keep(one);
    const env = {
      ...project.env,
      ...(project.upstream ? { UPSTREAM_URL: `http://${upstream?.host ?? `127.0.0.1:${port}`}` } : {}),
    };
    const subject =
      'url' in server
        ? standing(await placeOf(server.url))
        : await started(server.command, env, options, keep);
    options.begun?.(subject.place.host);
    const checks = await runAll({ project, subject, env, upstream, elsewhere }, options);
    return { project: project.id, seed, host: subject.place.host, checks, said: subject.said };
  } finally {
    for (const one of opened.reverse()) await one.close();
  }
}

/** A server the learner started. */
const standing = (place: Place): Subject => ({
  place,
  dataFolder: null,
  said: '',
  restart: () => Promise.reject(new Error('a server that was not started here cannot be restarted')),
});

async function started(
  command: string,
  env: Readonly<Record<string, string>>,
  options: RunOptions,
  keep: (server: Server) => Server,
): Promise<Subject> {
  const server = keep(
    await Server.make({ command, cwd: options.cwd, env: { ...options.env, ...env }, stop: options.stop }),
  );
  let place = await server.up();
  return {
    get place() {
      return place;
    },
    dataFolder: server.dataFolder,
    get said() {
      return server.said;
    },
    async restart(how) {
      await server.down(how === 'kill' ? 'SIGKILL' : 'SIGTERM');
      place = await server.up();
    },
  };
}

async function runAll(stage: Omit<Stage, 'stop' | 'now'>, options: RunOptions): Promise<CheckResult[]> {
  const { project, only, stop: stopped, now, seed, done } = options;
  const chosen = project.checks.filter((check) => only === null || check.id === only);
  const seconds = chosen.reduce((sum, check) => sum + check.seconds, projectSeconds);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), seconds * 1000);
  const stop = AbortSignal.any([stopped, late.signal]);
  const results: CheckResult[] = [];
  try {
    for (const check of chosen) {
      const result = late.signal.aborted
        ? outOfTime(check, seconds, results)
        : await runCheck(check, { ...stage, stop, now }, seed).catch((error: unknown) => {
            if (!late.signal.aborted || stopped.aborted) throw error;
            return outOfTime(check, seconds, results);
          });
      results.push(result);
      done?.(result);
    }
  } finally {
    clearTimeout(timer);
  }
  return results;
}

/** The check that was running when time was up is too slow; those behind it were not tried. */
function outOfTime(check: Check, seconds: number, before: readonly CheckResult[]): CheckResult {
  const message = `The ${seconds} seconds for this project were used up.`;
  if (before.some((one) => one.state === 'failed' && one.failure.message === message))
    return { check, state: 'skipped', reason: 'the time for this project was used up', ms: 0 };
  return {
    check,
    state: 'failed',
    ms: seconds * 1000,
    failure: {
      kind: 'too-slow',
      message,
      expected: null,
      got: null,
      request: null,
      answer: null,
      blocked: false,
    },
  };
}
