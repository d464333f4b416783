import type { Markdown, TopicId } from '../model.ts';

/** What a project is, once read: a server to build, and how it is proved. Plain JSON, so that it compiles. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON in whose texts `${name}` stands for a value known when the check runs. */
export type Template = Json;

export interface Project {
  /** the name of its folder */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** 1: a first server, to 5 */
  readonly level: number;
  readonly topics: readonly TopicId[];
  /** variables the server is started with, besides PORT and DATA_DIR */
  readonly env: Readonly<Record<string, string>>;
  /** the checker plays a second server, at UPSTREAM_URL */
  readonly upstream: boolean;
  /** what to build, with the contract; without the hints */
  readonly brief: Markdown;
  readonly setups: Readonly<Record<string, readonly Step[]>>;
  readonly checks: readonly Check[];
}

export interface Check {
  readonly id: string;
  /** what is checked, in one sentence */
  readonly says: string;
  readonly why: string;
  /** an RFC with its section */
  readonly spec: string | null;
  readonly hint: Markdown | null;
  readonly topic: TopicId;
  readonly headers: Readonly<Record<string, Template>>;
  /** a failure is a remark only */
  readonly warning: boolean;
  /** time it may take on top of that of a project */
  readonly seconds: number;
  readonly steps: readonly Step[];
}

export interface Expectation {
  /** all of these hold */
  readonly all: readonly Claim[];
  /** and, where there are any, one of these */
  readonly either: readonly Expectation[];
}

/** What is expected in one place. */
export interface Claim {
  readonly place: string;
  /** by operator: what it compares with */
  readonly ops: Readonly<Partial<Record<Operator, Template>>>;
}

export const operators = [
  'equals',
  'not',
  'oneOf',
  'is',
  'present',
  'contains',
  'lacks',
  'starts',
  'ends',
  'matches',
  'length',
  'atLeast',
  'atMost',
  'includes',
  'excludes',
  'sameItems',
  'reverseOf',
  'distinct',
  'same',
  'tally',
  'sorted',
  'recent',
  'empty',
  'lacksKey',
] as const;
/** what `is` knows */
export const valueTypes = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'null',
  'time',
] as const;
export type ValueType = (typeof valueTypes)[number];

export type Operator = (typeof operators)[number];

export const makers = [
  'word',
  'name',
  'email',
  'password',
  'uuid',
  'text',
  'number',
  'bytes',
  'value',
  'like',
  'upper',
  'char',
  'json',
  'lines',
  'repeated',
  'sum',
  'product',
  'least',
  'unixTime',
  'sha256',
  'hmac',
  'unsigned',
  'tampered',
] as const;
export type MakerName = (typeof makers)[number];
/** makers that need nothing said besides their name */
export const plainMakers: readonly MakerName[] = makers.slice(0, 5);

export interface Maker {
  readonly maker: MakerName;
  readonly of: Template;
}

export type Body =
  | { readonly type: 'json' | 'text'; readonly value: Template }
  | { readonly type: 'multipart'; readonly fields: Readonly<Record<string, Template>> };

interface StepBase {
  /** left out where this does not hold */
  readonly when: Expectation | null;
}

export interface RequestStep extends StepBase {
  readonly kind: 'request';
  readonly method: string;
  /** path, or a whole address */
  readonly target: string;
  readonly query: Readonly<Record<string, Template>>;
  readonly headers: Readonly<Record<string, Template>>;
  readonly body: Body | null;
  /** the connection is closed when half of the body is sent */
  readonly closeHalf: boolean;
  /** waits and tries again after 429 */
  readonly patient: boolean;
  /** seconds it is tried again until the expectation holds */
  readonly within: number;
  readonly expect: Expectation | null;
  readonly save: Readonly<Record<string, string>>;
  readonly collect: Readonly<Record<string, string>>;
}

export interface Played {
  readonly status: number;
  readonly headers: Readonly<Record<string, Template>>;
  readonly text: Template | null;
  readonly json?: Template;
  /** the request header whose value is the body */
  readonly echo: string | null;
  /** seconds */
  readonly delay: number;
  readonly drop: boolean;
}

export type Step =
  | RequestStep
  | (StepBase & { readonly kind: 'make'; readonly values: Readonly<Record<string, Maker>> })
  | (StepBase & {
      readonly kind: 'use';
      readonly setup: string;
      readonly as: string;
      readonly with: Readonly<Record<string, Template>>;
    })
  | (StepBase & {
      readonly kind: 'each';
      readonly name: string;
      readonly values: Template;
      readonly steps: readonly Step[];
    })
  | (StepBase & {
      readonly kind: 'repeat';
      readonly times: number;
      readonly until: Expectation | null;
      readonly steps: readonly Step[];
    })
  | (StepBase & { readonly kind: 'parallel'; readonly times: number; readonly steps: readonly Step[] })
  | (StepBase & { readonly kind: 'wait'; readonly seconds: Template })
  | (StepBase & {
      readonly kind: 'restart';
      readonly how: 'stop' | 'kill';
      readonly during: readonly Step[];
    })
  | (StepBase & {
      readonly kind: 'serve';
      readonly path: string;
      readonly elsewhere: boolean;
      readonly answer: Played;
    })
  | (StepBase & {
      readonly kind: 'served';
      readonly path: string;
      readonly elsewhere: boolean;
      readonly expect: Expectation;
    })
  | (StepBase & { readonly kind: 'files'; readonly lacks: Template })
  | (StepBase & { readonly kind: 'expect'; readonly expect: Expectation });
export type StepKind = Step['kind'];
