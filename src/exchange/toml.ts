import { type AST, parseTOML } from 'toml-eslint-parser';
import { tomlExcess } from './toml-excess.ts';

/** A TOML value with the line it stands on, from 1. Tables are maps: no key of a stranger reaches an object. */
export interface TomlValue {
  readonly line: number;
  readonly value: string | number | boolean | TomlTable | readonly TomlValue[] | null;
}
export type TomlTable = ReadonlyMap<string, TomlValue>;

type Writable = { line: number; value: TomlValue['value'] };

/** Reads TOML 1.0, or gives the line and the reason why it cannot be read. Never throws. */
export function readToml(
  text: string,
): { readonly table: TomlTable } | { readonly line: number; readonly reason: string } {
  const excess = tomlExcess(text);
  if (excess !== null) return excess;
  try {
    const [program] = parseTOML(text).body;
    const root = new Map<string, TomlValue>();
    for (const node of program.body) {
      if (node.type === 'TOMLKeyValue') put(root, node);
      else {
        const table = tableAt(root, node.resolvedKey, node.loc.start.line);
        for (const pair of node.body) if (table !== null) put(table, pair);
      }
    }
    return { table: root };
  } catch (error) {
    if (error instanceof RangeError)
      return { line: 1, reason: 'it is nested too deep, or a text in it is too long' };
    const { message, lineNumber } = error as { message?: unknown; lineNumber?: unknown };
    return {
      line: typeof lineNumber === 'number' && lineNumber >= 1 ? lineNumber : 1,
      reason: `it is no TOML: ${String(message).split('\n')[0]}`,
    };
  }
}

/** The table a header such as `[[questions]]` or `[questions.prompt]` opens. */
function tableAt(
  root: Map<string, TomlValue>,
  path: readonly (string | number)[],
  line: number,
): Map<string, TomlValue> | null {
  let at: Writable = { line, value: root };
  for (const key of path) {
    if (typeof key === 'number') {
      const list: Writable[] = Array.isArray(at.value) ? (at.value as Writable[]) : [];
      at.value = list as TomlValue[];
      list[key] ??= { line, value: null };
      at = list[key];
    } else {
      const table = asTable(at);
      if (table === null) return null;
      const inner: Writable = (table.get(key) as Writable | undefined) ?? { line, value: null };
      table.set(key, inner as TomlValue);
      at = inner;
    }
  }
  return asTable(at);
}

function asTable(at: Writable): Map<string, TomlValue> | null {
  at.value ??= new Map<string, TomlValue>();
  return at.value instanceof Map ? at.value : null;
}

function put(table: Map<string, TomlValue>, pair: AST.TOMLKeyValue): void {
  const path = pair.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
  const last = path.pop() as string;
  const line = pair.loc.start.line;
  tableAt(table, path, line)?.set(last, tomlValue(pair.value));
}

function tomlValue(node: AST.TOMLContentNode): TomlValue {
  const line = node.loc.start.line;
  switch (node.type) {
    case 'TOMLArray':
      return { line, value: node.elements.map(tomlValue) };
    case 'TOMLInlineTable': {
      const table = new Map<string, TomlValue>();
      for (const pair of node.body) put(table, pair);
      return { line, value: table };
    }
    case 'TOMLValue':
      if (node.kind === 'string' || node.kind === 'boolean') return { line, value: node.value };
      return { line, value: node.kind === 'integer' || node.kind === 'float' ? node.value : null };
  }
}
