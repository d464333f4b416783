import type { App, Study } from '../app.ts';
import type { OutlineQuestion } from '../content/outline.ts';
import { toUserError, UserError } from '../errors.ts';
import { Stopped } from '../terminal/stop.ts';
import type { Asking, Front } from './front.ts';
import { plainFront } from './plain-front.ts';
import { runSession } from './run-session.ts';
import { count } from './words.ts';

/** What was asked for, before it is known what of it was done already. */
export interface Wish {
  /** the request in one canonical string: the same words go on with the same session */
  readonly request: string;
  readonly size: number;
  readonly exam: boolean;
  /** asked for a certain seed: such a session is never continued */
  readonly seed: string | null;
  /** chooses the questions, without those already answered in the session */
  readonly choose: (count: number, without: ReadonlySet<string>) => readonly OutlineQuestion[];
}

/** Sessions older than this begin anew: the questions at hand may not be the ones that matter now. */
const resumeWithin = 24 * 3_600_000;

/** Which front to use, or a UserError (2) that names the flags that would work. */
export function isPlain(app: App, flag: boolean | undefined, alternatives: string): boolean {
  if (flag === true || app.screen.dumb || app.settings.values.plain) return true;
  if (app.isInteractive) return false;
  throw new UserError(`This asks questions and needs a terminal: ${alternatives}`, { exit: 2 });
}

/**
 * Runs a session from a wish: goes on with one that was interrupted, else begins. Throws Stopped, when all is said,
 * if it was stopped from outside.
 */
export async function startSession(app: App, study: Study, wish: Wish, plain: boolean): Promise<void> {
  const { session: resumed, before, questions, repeats } = outset(app, study, wish);
  const front = naming(
    plain ? plainFront(app) : (await import('./terminal-front.ts')).terminalFront(app),
    app,
  );
  try {
    const session = resumed?.id ?? begin(study, wish, questions.length, front);
    if (resumed)
      front.say(
        `Going on where you stopped: ${count(before, 'question')} answered, ${questions.length} to go.`,
      );
    const seed = plain ? null : (wish.seed ?? app.world.seed);
    const finished = await runSession(
      study,
      {
        questions,
        repeats,
        before,
        exam: wish.exam,
        session,
        seed,
        confidence: app.settings.values.confidence,
      },
      front,
      app.world,
    );
    if (!finished) throw new Stopped(app.world.signal.reason);
  } finally {
    front.close();
    app.tell(study.store.notices);
    await study.store.close();
  }
}

/** A front whose sentences name the roadmap in their commands, where a flag said which. */
function naming(front: Front, app: App): Front {
  const named = (asking: Asking): Asking => ({
    ...asking,
    remark: asking.remark === null ? null : app.named(asking.remark),
  });
  return {
    ...front,
    ask: (asking) => front.ask(named(asking)),
    askAgain: (asking) => front.askAgain(named(asking)),
    summary: (summary) =>
      front.summary({
        ...summary,
        leeches: summary.leeches.map((line) => app.named(line)),
        next: app.named(summary.next),
      }),
  };
}

/** What to ask: the rest of a session that was interrupted, or what a new one asks where there is none to go on with. */
function outset(app: App, study: Study, wish: Wish) {
  const session = unfinished(app, study, wish);
  if (session !== null) {
    const { answered, missed, size } = session;
    const there = study.content.outline.topics.flatMap((topic) => topic.questions);
    const repeats = missed.flatMap((key) => there.find((question) => question.key === key)?.key ?? []);
    const questions = wish.choose(Math.max(0, size - answered.length), new Set(answered));
    // one that lost only its end, or all that was left of it, is over
    if (questions.length + repeats.length > 0)
      return { session, before: answered.length, questions, repeats };
  }
  return { session: null, before: 0, questions: wish.choose(wish.size, new Set()), repeats: [] };
}

function unfinished(app: App, study: Study, wish: Wish) {
  const session = study.learner().progress.session;
  if (
    session === null ||
    wish.seed !== null ||
    session.ended ||
    session.request !== wish.request ||
    session.answered.length === 0
  )
    return null;
  const age = app.world.now() - session.at;
  return age >= 0 && age < resumeWithin ? session : null;
}

/** A session that cannot be recorded can be held all the same: each answer says for itself whether it was kept. */
function begin(study: Study, wish: Wish, size: number, front: Front): string | null {
  try {
    return study.store.append({ kind: 'began', request: wish.request, size }).id;
  } catch (error) {
    front.say(toUserError(error).sentences.join('\n'));
    return null;
  }
}
