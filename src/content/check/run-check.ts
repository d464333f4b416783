import { readFound, walk } from '../files.ts';
import { type ReadResult, readRoadmap } from '../read.ts';

/** Reads and checks the roadmap in a folder. Throws UserError when the folder itself cannot be read. */
export const checkFolder = (folder: string): ReadResult => readRoadmap(readFound(folder, walk(folder)));
