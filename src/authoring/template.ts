import { readYaml } from '../content/parse/yaml.ts';

/** Puts values into the `{{name}}` places of a template. Throws when it has a place that nothing is given for. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is given for ${place}`);
    return value;
  });
}

/** A text as a YAML value, in quotes where YAML would take it for something else. */
export function yamlText(text: string): string {
  const read = readYaml(`a: [${text}]\nb: ${text}\n`, 0, () => {});
  const [inList, inMap] = read?.entries.map(({ value }) => value) ?? [];
  const item = inList?.type === 'list' && inList.items.length === 1 ? inList.items[0] : undefined;
  const isPlain = [item, inMap].every((value) => value?.type === 'text' && value.value === text);
  // what JSON escapes, YAML's double quotes know as well
  return isPlain ? text : JSON.stringify(text);
}

/** `data-bases` as a heading: "Data bases". */
export const titleOf = (id: string): string =>
  id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
