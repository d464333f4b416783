import { allTopics, type ReadRoadmap, type ReadStage } from '../../read-stage.ts';
import type { Source, Span } from '../../source.ts';
import type { Elsewhere } from '../diagnostic.ts';

const fileStart: Span = { start: 0, end: 0 };

/** What a name stands for, and where that is said; null for a word of the command line. */
interface Owner {
  readonly what: string;
  readonly at: Elsewhere | null;
}

/** One flat namespace: an id or alias stands for one stage or topic, and for nothing else that can be selected. */
export function checkNames(roadmap: ReadRoadmap): void {
  const stages = allStages(roadmap.stages);
  const owners = new Map<string, Owner>([['all', { what: 'word for the whole roadmap', at: null }]]);
  for (const { number, placed, file } of stages)
    if (placed)
      owners.set(number, {
        what: `number of the stage in ${file.source.file}`,
        at: { source: file.source, span: fileStart },
      });
  const claim = (name: string, what: string, source: Source, span: Span, hint: string): void => {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, { what: `${what} in ${source.file}`, at: { source, span } });
    else
      roadmap.report(source)(
        'id/duplicate',
        span,
        `"${name}" is already the ${owner.what}.`,
        hint,
        undefined,
        owner.at === null ? [] : [owner.at],
      );
  };
  // ids first: where an id and an alias meet, the alias is what has to go
  for (const stage of stages)
    if (stage.id !== stage.number)
      claim(stage.id, 'id of a stage', stage.file.source, fileStart, 'Rename one of the two.');
  const topics = allTopics(roadmap.stages);
  for (const topic of topics)
    claim(topic.id, 'id of a topic', topic.source, fileStart, 'Rename one of the two.');
  for (const stage of stages)
    for (const alias of stage.file.aliases)
      claim(
        alias.value,
        'alias of a stage',
        stage.file.source,
        alias.span,
        'Delete this alias, or choose another.',
      );
  for (const topic of topics)
    for (const alias of topic.aliases)
      claim(
        alias.value,
        'alias of a topic',
        topic.source,
        alias.span,
        'Delete this alias, or choose another.',
      );
}

const allStages = (stages: readonly ReadStage[]): ReadStage[] =>
  stages.flatMap((stage) => [stage, ...allStages(stage.stages)]);
