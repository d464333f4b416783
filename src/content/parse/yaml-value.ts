import type { Span } from '../source.ts';

/** What YAML holds, with the place of everything. Nothing else of YAML is let through. */
export type YamlValue =
  | { readonly type: 'map'; readonly span: Span; readonly entries: readonly YamlEntry[] }
  | { readonly type: 'list'; readonly span: Span; readonly items: readonly YamlValue[] }
  | {
      readonly type: 'text';
      readonly span: Span;
      readonly value: string;
      /** where a part of the value stands in the file */
      readonly at: (from: number, to: number) => Span;
    }
  | {
      readonly type: 'number' | 'boolean' | 'date';
      readonly span: Span;
      readonly written: string;
      readonly value: number | boolean | string;
    }
  | { readonly type: 'null'; readonly span: Span }
  /** something stands here, but has been reported already: whoever meets it says no more */
  | { readonly type: 'refused'; readonly span: Span };

export type PlainValue = Exclude<YamlValue, { type: 'map' | 'list' | 'refused' }>;

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** what the key is as a value, where it is no text */
  readonly keyValue?: Exclude<PlainValue, { type: 'text' }>;
  readonly value: YamlValue;
}
