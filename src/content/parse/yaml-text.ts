import { readYaml } from './yaml.ts';

/** A text as a YAML value, in quotes where YAML would take it for something else. */
export function yamlText(text: string): string {
  const read = readYaml(`a: [${text}]\nb: ${text}\n`, 0, () => {});
  const [inList, inMap] = read?.entries.map(({ value }) => value) ?? [];
  const item = inList?.type === 'list' && inList.items.length === 1 ? inList.items[0] : undefined;
  const isPlain = [item, inMap].every((value) => value?.type === 'text' && value.value === text);
  // what JSON escapes, YAML's double quotes know as well
  return isPlain ? text : JSON.stringify(text);
}
