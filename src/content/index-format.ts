/**
 * A compiled roadmap as bytes: a first line that says how long the head is, the head as JSON, then one body per
 * topic and one per project. `compile.ts` writes it, `index.ts` reads it without loading what compiles.
 */
export const indexVersion = 2;

/** Bytes of the first line, its end included. */
export const firstLineLength = 32;

export interface CompiledHead {
  readonly v: number;
  /** what it was made from; an index of other files is of no use */
  readonly fingerprint: string;
  readonly outline: unknown;
  /** for each topic of the outline, then for each project, start and length of its body, from the end of the head */
  readonly bodies: readonly (readonly [number, number])[];
}
