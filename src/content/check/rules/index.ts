import type { ReadRoadmap } from '../../read-stage.ts';
import { checkFormerIds } from './former-ids.ts';
import { checkNames } from './names.ts';
import { checkPrerequisites } from './prerequisites.ts';
import { checkProjects } from './projects.ts';
import { checkStems } from './stems.ts';

export type Rule = (roadmap: ReadRoadmap) => void;

/** The rules that look at more than one file. */
export const acrossRules: readonly Rule[] = [
  checkNames,
  checkFormerIds,
  checkPrerequisites,
  checkStems,
  checkProjects,
];
