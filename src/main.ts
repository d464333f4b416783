import { shownPath } from './content/entry.ts';
import { UserError } from './errors.ts';
import { openOutput } from './output.ts';
import { suspendIn } from './suspend-in.ts';
import type { World } from './world.ts';

export { keptCode } from './kept-code.ts';

const version = process.env.ROADMAP_VERSION ?? '0.0.0';

/** Exit codes of the signals that end a program, 128 + number. */
const signalCodes: Readonly<Record<string, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Runs the program in a process of its own and sets its exit code. `installed`: the folder the package stands in. */
export async function run(
  host: NodeJS.Process,
  installed: string,
  open: typeof openOutput = openOutput,
): Promise<void> {
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
    stdout: open(host, 1),
    get stderr() {
      errors ??= open(host, 2);
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
    return await report(error, world);
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

async function report(error: unknown, world: World): Promise<number> {
  const debug = world.env.ROADMAP_DEBUG === '1';
  if (error instanceof UserError) {
    // what was typed or read may stand in it: shown, never obeyed
    const said = [`error: ${error.message}`, ...(error.hint === null ? [] : [error.hint])];
    await tell(said.map(shownPath), world);
    if (debug) world.stderr.write(`${error.stack}\n`);
    return error.exit;
  }
  // by name: stopping a prompt must not load what draws it
  if (
    error instanceof Error &&
    /^(?:Stopped|ExitPromptError|AbortPromptError|CancelPromptError|AbortError)$/.test(error.name)
  )
    return stoppedBy(world);
  const what = error instanceof Error ? error.message : String(error);
  await tell(
    [
      `error: Something is wrong with roadmap itself: ${shownPath(what.replace(/\n[\s\S]*/, ''))}`,
      'Your progress is untouched. Please report this; ROADMAP_DEBUG=1 shows where it happened.',
    ],
    world,
  );
  if (debug && error instanceof Error) world.stderr.write(`${error.stack}\n`);
  return 1;
}

/** Writes lines to standard error, as it can show them. */
async function tell(lines: readonly string[], world: World): Promise<void> {
  let text = lines.join('\n');
  try {
    const { remark } = await import('./terminal/remark.ts');
    text = remark(text, world);
  } catch {
    // what makes it look well may be what is broken
  }
  world.stderr.write(`${text}\n`);
}
