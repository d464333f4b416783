import type { Roadmap } from '../../model.ts';
import { allTopics, type ReadRoadmap, type ReadStage, type ReadTopic } from '../../read-stage.ts';
import type { Source, Span } from '../../source.ts';
import type { Code } from '../codes.ts';
import type { Fixer } from '../fix/fixer.ts';
import type { Rule } from '../rules/index.ts';
import { type Change, compare, formerOf, topicsOf } from './compare.ts';
import { wasEdit } from './was.ts';

/** What is new, and what stands elsewhere without any loss. */
export interface SinceCounts {
  readonly newTopics: number;
  readonly newQuestions: number;
  /** topics that stand in another stage: their progress stays with them */
  readonly movedTopics: number;
}

/** A roadmap compared with what it was. */
export interface Since {
  /** reports what learners' progress cannot follow */
  readonly rule: Rule;
  /** writes the former ids that are missing, as of the last time the rule ran */
  readonly fixer: Fixer;
  /** as of the last time the rule ran */
  counts(): SinceCounts;
}

/**
 * Compares with a roadmap as it was; of the one that is now, all texts have to be kept. `recorded` counts the answers on record here to a question of the old roadmap, null
 * where there is no record at all.
 */
export function makeSince(before: Roadmap, recorded: (key: string) => number | null): Since {
  let changes: readonly Change[] = [];
  let counts: SinceCounts = { newTopics: 0, newQuestions: 0, movedTopics: 0 };
  return {
    rule: (roadmap) => {
      const compared = compare(
        before,
        allTopics(roadmap.stages).flatMap(({ located }) => located ?? []),
      );
      changes = compared.changes;
      counts = { ...count(before, roadmap.stages), newQuestions: compared.newQuestions };
      sayOtherId(before, roadmap);
      for (const change of changes) say(change, roadmap, lossOf(change, recorded));
    },
    fixer: {
      allowed: 'former ids',
      repairs: (file) =>
        changes.flatMap((change) => {
          const edit = wasEdit(change, file);
          return edit === null ? [] : [edit];
        }),
    },
    counts: () => counts,
  };
}

const sayOtherId = (before: Roadmap, { file, report }: ReadRoadmap): void => {
  if (file === null || file.id === null || before.id === null || file.id === before.id) return;
  report(file.source)(
    'since/roadmap-id',
    file.idSpan,
    `This roadmap was called "${before.id}" and is now called "${file.id}".`,
    `Progress is kept under the id: write \`id: ${before.id}\`, or all learners begin anew.`,
  );
};

function say(change: Change, roadmap: ReadRoadmap, loss: string): void {
  const at = (code: Code, source: Source, span: Span, message: string, hint: string): void =>
    roadmap.report(source)(code, span, `${message} ${loss}`.trim(), hint);
  const code: Code = `since/${change.kind}`;
  switch (change.kind) {
    case 'removed-topic': {
      const { id, title } = change.topic.topic;
      const place = stageOf(roadmap.stages, change.topic.stage)?.file ?? roadmap.file;
      const hint = `If it is called otherwise now, write \`was: [${id}]\` in that topic.`;
      if (place) at(code, place.source, place.titleSpan, `The topic "${id}" (${title}) is gone.`, hint);
      return;
    }
    case 'renamed-topic': {
      const { id } = change.topic.topic;
      const message = `This topic was called "${id}" and does not say so.`;
      at(code, change.now.source, change.now.title, message, `Add \`was: [${id}]\`.`);
      return;
    }
    case 'removed-question': {
      const { id } = change.question.question;
      const message = `The question "${id}" is gone.`;
      const hint = `If it is called otherwise now, write \`was=${id}\` behind it.`;
      at(code, change.topic.source, change.topic.title, message, hint);
      return;
    }
    case 'renamed-question':
    case 'moved-question': {
      const former = formerOf(change);
      const message =
        change.kind === 'moved-question'
          ? `This question stood in "${change.question.topic}" as "${change.question.question.id}" and does not say so.`
          : `This question was called "${former}" and does not say so.`;
      at(
        code,
        change.now.topic.source,
        change.now.located.id,
        message,
        `Add \`was=${former}\` (\`was: [${former}]\` in YAML).`,
      );
      return;
    }
    case 'reused-id': {
      const message = `The id "${change.question.question.id}" belonged to another question: "${change.question.question.stem}"`;
      at(code, change.now.topic.source, change.now.located.id, message, 'Give this one an id of its own.');
      return;
    }
    case 'changed-key':
      at(
        code,
        change.now.topic.source,
        change.now.located.stem,
        `The key of "${change.now.located.question.id}" has changed: ${change.how}.`,
        'Nothing is to be done if the old key was a mistake.',
      );
  }
}

/** What it means for whoever has answered. */
function lossOf(change: Change, recorded: (key: string) => number | null): string {
  const keys =
    change.kind === 'removed-topic'
      ? change.questions.map(({ key }) => key)
      : change.kind === 'renamed-topic'
        ? change.topic.topic.questions.map(({ id }) => `${change.topic.topic.id}/${id}`)
        : [change.question.key];
  if (change.kind === 'changed-key') return 'Answers given before are graded anew.';
  const counts = keys.map(recorded);
  const known = counts.filter((count) => count !== null);
  if (known.length === 0) return keys.length === 0 ? '' : 'The progress of all who answered is lost.';
  const sum = known.reduce((all, one) => all + one, 0);
  if (sum === 0) return 'Nobody has answered it here; others may have.';
  return `${sum === 1 ? '1 answer' : `${sum} answers`} on record here would be orphaned.`;
}

function stageOf(stages: readonly ReadStage[], id: string): ReadStage | null {
  for (const stage of stages) {
    if (stage.id === id) return stage;
    const inner = stageOf(stage.stages, id);
    if (inner !== null) return inner;
  }
  return null;
}

function count(before: Roadmap, stages: readonly ReadStage[]): Omit<SinceCounts, 'newQuestions'> {
  const old = new Map(
    topicsOf(before.stages).map(({ topic, stage }) => [topic.id as string, { topic, stage }]),
  );
  const now = placesOf(stages);
  const isNew = ({ id, was }: ReadTopic): boolean => !old.has(id) && !was.some(({ value }) => old.has(value));
  return {
    newTopics: now.filter(({ topic }) => isNew(topic)).length,
    movedTopics: now.filter(({ topic, stage }) => (old.get(topic.id)?.stage ?? stage) !== stage).length,
  };
}

const placesOf = (stages: readonly ReadStage[]): { topic: ReadTopic; stage: string }[] =>
  stages.flatMap((stage) => [
    ...stage.topics.map((topic) => ({ topic, stage: stage.id })),
    ...placesOf(stage.stages),
  ]);
