import type { ReadRoadmap } from '../../read-stage.ts';
import { checkConcepts } from './concepts.ts';
import { checkNames } from './names.ts';
import { checkPrerequisites } from './prerequisites.ts';
import { checkStems } from './stems.ts';

/** The rules that look at more than one file, or at more than one part of a file. */
const rules: readonly ((roadmap: ReadRoadmap) => void)[] = [
  checkNames,
  checkPrerequisites,
  checkConcepts,
  checkStems,
];

export function checkAcross(roadmap: ReadRoadmap): void {
  for (const rule of rules) rule(roadmap);
}
