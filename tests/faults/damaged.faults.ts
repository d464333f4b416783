import { wholeMatrix } from './whole-matrix.ts';

wholeMatrix('damaged');
