import type { App, Study } from '../app.ts';
import { statesOf } from '../learning/mastery.ts';
import { believe } from '../learning/placement.ts';
import { topicsNamed } from '../tutor/chosen.ts';
import type { Front } from '../tutor/front.ts';
import {
  beliefWords,
  closePlacement,
  type PlacementScope,
  placementOf,
  takePlacement,
} from '../tutor/placement.ts';
import { plainFront } from '../tutor/plain-front.ts';
import { isPlain } from '../tutor/start.ts';
import { count, nextWords } from '../tutor/words.ts';

export interface PlacementOptions {
  readonly selectors: readonly string[];
  readonly plain?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** A short adaptive test: what is known already is credited, after it was shown and agreed to. */
export async function run(options: PlacementOptions, app: App): Promise<void> {
  const study = await app.study();
  const scope = scopeOf(options.selectors, study);
  if (options.json === true) {
    app.printJson(placementJson(study, scope));
    return;
  }
  const states = statesOf(study.learner());
  if (scope.topics.every(({ id }) => /^(?:learned|fading|skipped)$/.test(states.get(id) ?? ''))) {
    const { length } = scope.topics;
    app.say(
      `${length === 1 ? 'This topic is' : `All ${length} topics are`} learned or skipped already: there is nothing to find out.\n${nextWords(study.learner())}`,
    );
    return;
  }
  const plain = isPlain(
    app,
    options.plain,
    'add --plain to answer on plain lines, or --json to see what it believes.',
  );
  const { probes, limit } = placementOf(study, scope);
  app.say(
    probes.length === 0
      ? `At most ${limit} questions, the harder the better you do. Answer - where you do not know: a guess places you too high. Nothing is changed before you agree.`
      : `Going on where you stopped: ${count(probes.length, 'question')} answered, at most ${limit}.`,
  );
  const front: Front = plain
    ? plainFront(app)
    : (await import('../tutor/terminal-front.ts')).terminalFront(app);
  try {
    const belief = await takePlacement(app, study, scope, front);
    if (belief === null) {
      app.say(stopped);
      return;
    }
    const asked = placementOf(study, scope).probes.length;
    app.say(`\n${beliefWords(belief, asked, study)}`);
    const isAgreed = belief.credit.length > 0 ? await front.agree('Credit these topics?') : false;
    if (isAgreed === null) {
      app.say(stopped);
      return;
    }
    closePlacement(study, scope, isAgreed ? belief.credit : []);
    const what = isAgreed ? 'Done; take it back with: roadmap undo' : 'Nothing was changed.';
    app.say(`${what}\n${nextWords(study.learner())}`);
  } finally {
    front.close();
    app.tell(study.store.notices);
    await study.store.close();
  }
}

const stopped = 'Stopped; your answers are kept. Go on with the same command.';

function scopeOf(selectors: readonly string[], study: Study): PlacementScope {
  const { outline } = study.content;
  const topics = selectors.length === 0 ? outline.topics : topicsNamed(outline, selectors);
  const isWhole = topics.length === outline.topics.length;
  const request = isWhole ? 'all' : topics.map(({ id }) => id).join(' ');
  return { topics, request: request.slice(0, 500) };
}

function placementJson(study: Study, scope: PlacementScope) {
  const placement = placementOf(study, scope);
  const belief = believe(placement);
  const ids = (verdict: string): string[] =>
    [...belief.verdicts].filter(([, one]) => one === verdict).map(([id]) => id);
  return {
    asked: placement.probes.length,
    limit: placement.limit,
    over: belief.next === null,
    known: ids('known'),
    unknown: ids('unknown'),
    open: ids('open'),
    credit: belief.credit.map(({ id }) => id),
  };
}
