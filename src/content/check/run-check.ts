import { readFound, walk } from '../files.ts';
import { type ReadResult, readRoadmap } from '../read.ts';
import { acrossRules } from './rules/index.ts';
import { lint } from './rules/lint/index.ts';

/** Reads, checks and lints the roadmap in a folder. Throws UserError when the folder itself cannot be read. */
export const checkFolder = (folder: string): ReadResult =>
  readRoadmap(readFound(folder, walk(folder)), [...acrossRules, lint]);
