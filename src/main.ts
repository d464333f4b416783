import { shownPath } from './content/entry.ts';
import { UserError } from './errors.ts';
import { openOutput } from './output.ts';
import type { Suspend } from './terminal/suspend.ts';
import type { World } from './world.ts';

export { keptCode } from './kept-code.ts';

const version = process.env.ROADMAP_VERSION ?? '0.0.0';

/** Exit codes of the signals that end a program, 128 + number. */
const signalCodes: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Runs the program in a process of its own and sets its exit code. `installed`: the folder the package stands in. */
export async function run(host: NodeJS.Process, installed: string): Promise<void> {
  const stop = new AbortController();
  for (const signal of Object.keys(signalCodes)) {
    // Kept after the first: inquirer's own handler kills the process where it is the only one. A second signal of a
    // kind is meant: it ends the process as if nothing listened.
    host.on(signal, () => {
      if (stop.signal.reason === signal) {
        host.removeAllListeners(signal);
        host.kill(host.pid, signal);
      }
      stop.abort(signal);
    });
  }
  let errors: NodeJS.WriteStream | null = null;
  host.exitCode = await main({
    argv: host.argv.slice(2),
    env: host.env,
    // opened when somebody is asked: it costs a start milliseconds
    get stdin() {
      return host.stdin;
    },
    stdout: openOutput(host, 1),
    get stderr() {
      errors ??= openOutput(host, 2);
      return errors;
    },
    cwd: host.cwd(),
    installed,
    home: host.env.HOME ?? host.env.USERPROFILE ?? null,
    platform: host.platform,
    machine: {
      node: host.versions.node,
      arch: host.arch,
      freeBytes,
    },
    now: () => Date.now(),
    timezone: (at) => -new Date(at).getTimezoneOffset(),
    seed: `${host.pid}.${host.hrtime.bigint()}`,
    signal: stop.signal,
    suspend: host.platform === 'win32' ? undefined : suspendIn(host),
  });
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = process.getBuiltinModule('node:fs').statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/**
 * Listened for only while the terminal is not as it was found: an editor that was started stops this process together with
 * itself, which nothing may be in the way of.
 */
const suspendIn =
  (host: NodeJS.Process): Suspend =>
  ({ stops, goesOn }) => {
    let isOver = false;
    const resume = (): void =>
      void setImmediate(() => {
        if (!isOver) goesOn();
      });
    const onStop = (): void => {
      stops();
      // what the system does by default stops the process, or nothing where nobody could ever continue it
      host.off('SIGTSTP', onStop);
      host.kill(host.pid, 'SIGTSTP');
      host.on('SIGTSTP', onStop);
      resume();
    };
    host.on('SIGTSTP', onStop).on('SIGCONT', resume);
    return {
      now: () => void host.kill(host.pid, 'SIGTSTP'),
      end: () => {
        isOver = true;
        host.off('SIGTSTP', onStop).off('SIGCONT', resume);
      },
    };
  };

/** The program: arguments in, exit code out. The only place where errors become codes. */
export async function main(world: World): Promise<number> {
  const asked = versionAsked(world.argv);
  if (asked !== null) {
    world.stdout.write(asked === 'json' ? await facts(world) : `${version}\n`);
    return 0;
  }
  try {
    const { runProgram } = await import('./cli/run-program.ts');
    const outcome = await runProgram(world, version);
    if (world.signal.aborted) return stoppedBy(world);
    return outcome;
  } catch (error) {
    return report(error, world);
  }
}

/** How the version is asked for, or null where something else is. It is told before anything is loaded. */
function versionAsked(argv: readonly string[]): 'text' | 'json' | null {
  const rest = argv.filter((word) => word !== '--version' && word !== '-V');
  if (rest.length === argv.length || rest.some((word) => word !== '--json')) return null;
  return rest.length === 0 ? 'text' : 'json';
}

/** What a bug report should say of the program and the machine: no names, no folders. */
async function facts({ env, platform, machine, stdout }: World): Promise<string> {
  const { release } = await import('node:os');
  return `${JSON.stringify(
    {
      version,
      build: process.env.ROADMAP_BUILD ?? null,
      node: machine.node,
      platform,
      arch: machine.arch,
      os: release(),
      terminal: stdout.isTTY === true ? (env.TERM ?? null) : null,
      locale: env.LC_ALL || env.LC_CTYPE || env.LANG || null,
    },
    null,
    2,
  )}\n`;
}

const stoppedBy = (world: World): number => signalCodes[String(world.signal.reason)] ?? 130;

function report(error: unknown, world: World): number {
  const debug = world.env.ROADMAP_DEBUG === '1';
  if (error instanceof UserError) {
    // what was typed or read may stand in it: shown, never obeyed
    world.stderr.write(
      `${shownPath(`error: ${error.message}`)}\n${error.hint === null ? '' : `${shownPath(error.hint)}\n`}`,
    );
    if (debug) world.stderr.write(`${error.stack ?? ''}\n`);
    return error.exit;
  }
  // by name: stopping a prompt must not load what draws it
  if (
    error instanceof Error &&
    /^(?:Stopped|ExitPromptError|AbortPromptError|CancelPromptError|AbortError)$/.test(error.name)
  )
    return stoppedBy(world);
  const what = error instanceof Error ? error.message : String(error);
  world.stderr.write(
    `error: Something is wrong with roadmap itself: ${shownPath(what.split('\n')[0] ?? '')}\nYour progress is untouched. Please report this; ROADMAP_DEBUG=1 shows where it happened.\n`,
  );
  if (debug && error instanceof Error) world.stderr.write(`${error.stack ?? ''}\n`);
  return 1;
}
