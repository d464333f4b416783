/**
 * A compiled roadmap: the head of a packed file (`packed.ts`) whose parts are one body per topic and one per
 * project. `compile.ts` writes it, `index.ts` reads it without loading what compiles.
 */
export const indexKind = 'roadmap-index';
export const indexVersion = 3;

/** Fingerprint of the roadmap that ships, which changes only with the program. */
export const shippedFingerprint = 'shipped';

export interface CompiledHead {
  readonly v: number;
  /** what it was made from; an index of other files is of no use */
  readonly fingerprint: string;
  readonly outline: unknown;
  /** for each topic of the outline, then for each project, start and length of its body, from the end of the head */
  readonly bodies: readonly (readonly [number, number])[];
}
