import { type Schema, schemaFor } from './parse/shape.ts';
import { frontMatter, roadmapFile, stageFile, yamlTopic } from './parse/shapes.ts';

interface Described {
  /** the files it is for */
  readonly about: string;
  readonly shape: Schema;
}

const described = {
  roadmap: { about: 'roadmap.yaml', shape: schemaFor(roadmapFile) },
  stage: { about: 'stage.yaml, and the front matter of stage.md', shape: schemaFor(stageFile) },
  topic: { about: 'a topic written in YAML', shape: schemaFor(yamlTopic) },
  'front-matter': { about: 'the front matter of a topic written in Markdown', shape: schemaFor(frontMatter) },
} as const satisfies Readonly<Record<string, Described>>;

export type SchemaName = keyof typeof described;

/** The kinds of YAML there are in a roadmap. */
export const schemaNames = Object.keys(described) as readonly SchemaName[];

/** The files a schema is for, in words. */
export const schemaAbout = (name: SchemaName): string => described[name].about;

/**
 * What may stand in the YAML of such a file, as JSON Schema. It describes the readers that `check` reads with, so what
 * it refuses is an error; what takes more than one look, such as an id that names nothing, only `check` finds.
 */
export function schemaOf(name: SchemaName): Schema {
  const { about, shape } = described[name];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `roadmap, format 1: ${about}`,
    ...shape,
  };
}

/** A schema as the text of a file. */
export const schemaText = (name: SchemaName): string => `${JSON.stringify(schemaOf(name), null, 2)}\n`;
