/** What only a roadmap of one's own needs: the built program loads it when one of these is first used. */
export { compile } from './compile.ts';
export { Later } from './later.ts';
