import width from 'fast-string-width';

/** The first part of a syllable of Hangul that is written in parts, as file systems do. */
const hangulPart = /^[\u1100-\u115f\ua960-\ua97c]/;

/**
 * Columns that one visible character takes. What only text beyond plain letters and lines needs: the built program loads
 * it when that is first shown.
 */
export const graphemeWidth = (grapheme: string): number =>
  // its other parts join the first one, and take no room of their own
  hangulPart.test(grapheme) ? 2 : width(grapheme);
