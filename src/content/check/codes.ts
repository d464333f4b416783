import type { CodeInfo } from './code-info.ts';
import { fileCodes } from './codes/files.ts';
import { frontMatterCodes } from './codes/front-matter.ts';
import { idCodes } from './codes/ids.ts';
import { projectCodes } from './codes/projects.ts';
import { questionCodes } from './codes/questions.ts';
import { sinceCodes } from './codes/since.ts';
import { structureCodes } from './codes/structure.ts';
import { textCodes } from './codes/texts.ts';
import { topicCodes } from './codes/topics.ts';
import { waiverCodes } from './codes/waivers.ts';
import { yamlCodes } from './codes/yaml.ts';
import { lintCodes } from './lint-codes.ts';

/**
 * The catalogue. A code, once published, keeps its meaning for ever; a new fault gets a new code with an example, a
 * failing folder and a passing one under tests/content.
 */
const catalogue = {
  ...fileCodes,
  ...structureCodes,
  ...frontMatterCodes,
  ...yamlCodes,
  ...textCodes,
  ...idCodes,
  ...topicCodes,
  ...questionCodes,
  ...waiverCodes,
  ...projectCodes,
  ...lintCodes,
  ...sinceCodes,
} as const satisfies Record<string, CodeInfo>;

export type Code = keyof typeof catalogue;
export const codes: Readonly<Record<Code, CodeInfo>> = catalogue;

/** Whether a code is advice on teaching, which an author may waive. */
export const isLint = (code: string): boolean => Object.hasOwn(lintCodes, code);
