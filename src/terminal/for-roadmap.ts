import { shellWord } from './shell-word.ts';

/** Commands that read a roadmap, where a sentence tells to type them; `check` of a folder it names reads that one. */
const told =
  /(?<=^|: |\()roadmap (?=(?:answer|done|export-quiz|list|new (?:stage|topic)|next|note|placement|plan|project|quiz|reset|review|search|show|skip|stats|status|undo)\b|check(?! [^-\s]))/gm;

/** A sentence whose commands name the roadmap in this folder: as they stand they would read another one. */
export const forRoadmap = (sentence: string, folder: string): string =>
  sentence.replace(told, () => `roadmap --roadmap ${shellWord(folder)} `);
