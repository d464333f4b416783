import { yamlText } from '../content/parse/yaml-text.ts';
import { type SchemaName, schemaText } from '../content/schemas.ts';
import { fill } from './template.ts';

/** Gives the text of a template by its name. */
export type Templates = (name: string) => string;

/** A file to come; `path` is relative to the roadmap's folder, with `/`. */
export interface Sketch {
  readonly path: string;
  readonly text: string;
}

export interface TopicWish {
  readonly id: string;
  readonly title: string;
  readonly yaml: boolean;
}

/** Where a roadmap keeps the schemas that its YAML files name, so that editors need no network. */
const schemas = '.schemas';

/** The schemas of some kinds of file, as a roadmap keeps them. */
export const schemaFiles = (names: readonly SchemaName[]): Sketch[] =>
  names.map((name) => ({ path: `${schemas}/${name}.json`, text: schemaText(name) }));

const schemasFrom = (folder: string): string => `${'../'.repeat(folder.split('/').length)}${schemas}`;

/** A topic in a stage's folder: a lesson and questions of every kind that say how they are written. */
export function topicFile(folder: string, { id, title, yaml }: TopicWish, templates: Templates): Sketch {
  const name = yaml ? 'topic.yaml' : 'topic.md';
  const text = fill(templates(name), { id, title: yamlText(title), schemas: schemasFrom(folder) });
  return { path: `${folder}/${id}${name.slice('topic'.length)}`, text };
}

/** The file of a stage with these topics. */
export const stageFileIn = (
  folder: string,
  { title, topics }: { readonly title: string; readonly topics: readonly string[] },
  templates: Templates,
): Sketch => ({
  path: `${folder}/stage.yaml`,
  text: fill(templates('stage.yaml'), {
    title: yamlText(title),
    topics: topics.map(yamlText).join(', '),
    schemas: schemasFrom(folder),
  }),
});

/** A roadmap of one stage and one topic. */
export function roadmapFiles(
  { id, title, yaml }: TopicWish,
  templates: Templates,
): { readonly files: readonly Sketch[]; readonly readme: Sketch; readonly topic: Sketch } {
  const stage = { folder: '01-basics', id: 'basics', title: 'Basics' };
  const topic = topicFile(stage.folder, { id: 'first-topic', title: 'First topic', yaml }, templates);
  const readme = fill(templates('README.md'), { title, stage: stage.id, file: topic.path });
  return {
    files: [
      { path: 'roadmap.yaml', text: fill(templates('roadmap.yaml'), { id, title: yamlText(title) }) },
      stageFileIn(stage.folder, { title: stage.title, topics: ['first-topic'] }, templates),
      topic,
      ...schemaFiles(['roadmap', 'stage', 'topic']),
    ],
    readme: { path: 'README.md', text: readme },
    topic,
  };
}

/** A GitHub workflow that checks the roadmap in `folder` of its repository with a version of the program. */
export const workflowFile = (folder: string, version: string, templates: Templates): Sketch => ({
  path: '.github/workflows/roadmap.yml',
  text: fill(templates('workflow.yml'), { version, folder: yamlText(folder) }),
});
