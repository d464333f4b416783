/** Puts values into the `{{name}}` places of a template. Throws when it has a place that nothing is given for. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is given for ${place}`);
    return value;
  });
}

/** `data-bases` as a heading: "Data bases". */
export const titleOf = (id: string): string =>
  id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
