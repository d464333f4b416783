import type { App, Study } from '../../app.ts';
import type { Project } from '../../content/project/model.ts';
import { toUserError, UserError } from '../../errors.ts';
import type { NewEvent } from '../../learning/event.ts';
import { Dice } from '../../project/dice.ts';
import type { CheckResult, ProjectResult } from '../../project/result.ts';
import { failureView, type View } from '../../project/view/failure.ts';
import { resultLine } from '../../project/view/line.ts';
import { outcomeOf, reportJson } from '../../project/view/report.ts';
import { oneLine } from '../../terminal/sanitise.ts';
import { proseWidth } from '../../terminal/screen.ts';
import { shellWord } from '../../terminal/shell-word.ts';
import { Stopped } from '../../terminal/stop.ts';
import { projectNamed } from '../../tutor/project-named.ts';
import { count } from '../../tutor/words.ts';

export interface ProjectCheckOptions {
  readonly id: string;
  readonly url?: string | undefined;
  readonly start?: string | undefined;
  readonly only?: string | undefined;
  readonly seed?: string | undefined;
  readonly watch?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Proves a running server over HTTP. Gives false when a check failed. */
export async function run(options: ProjectCheckOptions, app: App): Promise<boolean> {
  const study = await app.study();
  const { id } = projectNamed(study.content.outline, options.id);
  const project = study.content.project(id);
  const server = serverOf(options, project);
  mustBeCheck(options.only, project);
  if (options.watch === true && options.json === true)
    throw new UserError('--watch never ends, and --json prints one document.', {
      exit: 2,
      hint: 'Leave one of them out.',
    });
  for (let round = 1; ; round++) {
    // each round makes values of its own: the server may have kept those of the last
    const seed = options.seed ?? new Dice(`${app.world.seed} ${round}`).letters(8, '0123456789abcdef');
    const passed = await runOnce(project, server, { ...options, seed }, { study, app });
    if (options.watch !== true) return passed;
    app.say('\nWaiting for a change in this folder; Ctrl-C stops.');
    await nextChange(app);
  }
}

type ServerChoice = { readonly url: string } | { readonly command: string };

function serverOf({ url, start }: ProjectCheckOptions, project: Project): ServerChoice {
  if (url !== undefined && start === undefined) return { url };
  if (start !== undefined && url === undefined) return { command: start };
  throw new UserError(
    url === undefined
      ? 'Which server should be checked?'
      : 'Either --url or --start says which server is meant.',
    {
      exit: 2,
      hint: `Start it here (roadmap project check ${project.id} --start "node server.js"), or say where it runs (--url http://127.0.0.1:3000).`,
    },
  );
}

function mustBeCheck(only: string | undefined, project: Project): void {
  if (only === undefined || project.checks.some((check) => check.id === only)) return;
  throw new UserError(`${project.id} has no check "${oneLine(only, 60)}".`, {
    exit: 2,
    hint: `Its checks are ${project.checks.map((check) => check.id).join(', ')}.`,
  });
}

interface Context {
  readonly study: Study;
  readonly app: App;
}

async function runOnce(
  project: Project,
  server: ServerChoice,
  options: ProjectCheckOptions & { readonly seed: string },
  { study, app }: Context,
): Promise<boolean> {
  const { world } = app;
  const { seed } = options;
  const quiet = options.json === true;
  const { runProject } = await import('../../project/run/run-project.ts');
  const result = await runProject({
    project,
    seed,
    only: options.only ?? null,
    server,
    cwd: world.cwd,
    env: world.env,
    stop: world.signal,
    now: world.now,
    begun: (host) => {
      if (!quiet) app.say(`${project.title}: http://${host}, seed ${oneLine(seed, 60)}`);
    },
    done: (one) => {
      if (!quiet) app.print(resultLine(one, viewOf(app)));
    },
  }).catch((error: unknown) => {
    if (world.signal.aborted) throw new Stopped(error);
    if (quiet && error instanceof UserError && error.exit === 1)
      app.printJson(withoutServer(project, options));
    throw error;
  });
  record(result, { study, app });
  if (quiet) app.printJson(reportJson(result));
  else report(result, project, server, options, app);
  await study.store.close();
  return result.checks.every(({ state }) => state !== 'failed');
}

/** What is reported where no check could be made. */
function withoutServer({ id, checks }: Project, { seed, only }: { seed: string; only?: string | undefined }) {
  const skipped = checks
    .filter((check) => only === undefined || check.id === only)
    .map((check) => ({ check, state: 'skipped' as const, reason: 'there was no server to check', ms: 0 }));
  return reportJson({ project: id, seed, host: '', checks: skipped, said: '' });
}

/** Most checks one event names, so that it fits its line in the journal whatever their ids. */
const checksAnEvent = 24;

/** What the tutor learns from a run. */
function record(result: ProjectResult, { study, app }: Context): void {
  const { project, passed, failed, topics } = outcomeOf(result);
  const all = [...passed.map((id) => [id, true] as const), ...failed.map((id) => [id, false] as const)];
  const events: NewEvent[] = [];
  for (let at = 0; at < all.length; at += checksAnEvent) {
    const some = all.slice(at, at + checksAnEvent);
    const ids = (did: boolean): string[] => some.filter(([, good]) => good === did).map(([id]) => id);
    const event = { project, passed: ids(true), failed: ids(false), topics: at === 0 ? topics : [] };
    events.push({ kind: 'project-checked', ...event });
  }
  try {
    study.store.appendAll(events);
  } catch (error) {
    app.tell(toUserError(error).sentences);
  }
  app.tell(study.store.notices);
}

const viewOf = (app: App): View => ({
  theme: app.theme,
  width: app.screen.tty ? proseWidth(app.screen) - 1 : null,
  named: (sentence) => app.named(sentence),
});

function report(
  result: ProjectResult,
  project: Project,
  server: ServerChoice,
  { only }: ProjectCheckOptions,
  app: App,
): void {
  const view = viewOf(app);
  const silent = result.checks.filter(isSilence);
  for (const one of result.checks) {
    // one server that is not there is one fault, not twelve
    if (one.state === 'failed' && (one === silent[0] || !isSilence(one)))
      app.print(`\n${failureView(one.check, one.failure, result.host, view)}`);
    if (one.state === 'passed' && one.warning !== null)
      app.say(
        `\n! ${one.check.id}: ${oneLine(one.warning.expected ?? '')}; ${oneLine(one.warning.got ?? '')}`,
      );
  }
  if (silent.length > 1) app.say(`\nNobody listened for ${count(silent.length - 1, 'more check')} either.`);
  const of = (state: CheckResult['state']): CheckResult[] =>
    result.checks.filter((one) => one.state === state);
  const failed = of('failed');
  if (failed.length > 0 && result.said !== '')
    app.print(
      `\n${app.theme.dim('Your server printed last')}\n${result.said
        .split('\n')
        .map((line) => `  ${app.theme.text(oneLine(line, 300))}`)
        .join('\n')}`,
    );
  const reasons = new Set(result.checks.flatMap((one) => (one.state === 'skipped' ? [one.reason] : [])));
  app.say(
    `\n${of('passed').length} of ${count(result.checks.length, 'check')} passed, ${failed.length} failed, ${of('skipped').length} skipped.`,
  );
  for (const reason of reasons) app.say(`Skipped: ${reason}.`);
  const [first] = failed;
  if (first === undefined) {
    if (of('skipped').length === 0 && only === undefined)
      app.say(`${project.title} is done: it does all that was asked. Well built.`);
    return;
  }
  app.say('Once more, alone:');
  // never wrapped: it is there to be pasted
  const again = `roadmap project check ${project.id} --only ${first.check.id} ${serverWords(server)} --seed ${shellWord(result.seed)}`;
  app.print(app.theme.text(`  ${app.named(again)}`));
}

const isSilence = (one: CheckResult): boolean =>
  one.state === 'failed' && one.failure.kind === 'not-listening';

/** How the server was named, to be pasted into a shell again. */
const serverWords = (server: ServerChoice): string =>
  'url' in server ? `--url ${shellWord(server.url)}` : `--start ${shellWord(server.command)}`;

/** Waits for a change of a file in the folder one stands in. Throws Stopped. */
async function nextChange(app: App): Promise<void> {
  const { watch } = await import('node:fs/promises');
  const { cwd, signal } = app.world;
  try {
    for await (const { filename } of watch(cwd, { recursive: true, signal })) {
      if (
        filename === null ||
        /(?:^|[/\\])(?:node_modules|\.git|target|__pycache__)(?:[/\\]|$)/.test(filename)
      )
        continue;
      // editors write in several steps
      await new Promise((done) => setTimeout(done, 300));
      return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Stopped(signal.reason);
}
