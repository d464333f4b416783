/** What only text beyond plain letters and lines needs: the built program loads it when that is first shown. */
export { default as graphemeWidth } from 'fast-string-width';
