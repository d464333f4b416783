import type { Check, Project, RequestStep, Step, Template } from '../content/project/model.ts';

/**
 * Every request of a project's checks as a `.http` file, which editors can send one by one. Names of values become
 * the variables of such files, `{{id}}`.
 */
export function requestsFile(project: Project): string {
  const seen = new Set<string>();
  const blocks = [
    ...Object.entries(project.setups).map(([name, steps]) => ({
      title: `what several checks begin with: ${name}`,
      steps,
      headers: {},
    })),
    ...project.checks.map((check) => ({ title: `${check.id}: ${check.says}`, ...check })),
  ].flatMap(({ title, steps, headers }) => {
    const own = requestsIn(steps)
      .map((step) => block(step, headers))
      .filter((text) => !seen.has(text) && Boolean(seen.add(text)));
    return own.map((text) => `### ${title}\n${text}`);
  });
  const text = blocks.join('\n\n');
  return `${['@host = http://127.0.0.1:3000', ...variables(project, text)].join('\n')}\n\n${text}\n`;
}

/** A line for each variable: the project's own with their values, the others to be filled in. */
function variables({ env }: Project, text: string): string[] {
  const used = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string));
  used.delete('host');
  return [...used].sort().map((name) => `@${name} = ${env[name.replace(/^env_/, '')] ?? ''}`.trimEnd());
}

function requestsIn(steps: readonly Step[]): RequestStep[] {
  return steps.flatMap((step): RequestStep[] => {
    if (step.kind === 'request') return [step];
    if ('steps' in step) return requestsIn(step.steps);
    return step.kind === 'restart' ? requestsIn(step.during) : [];
  });
}

function block(step: RequestStep, always: Check['headers']): string {
  const { target } = step;
  const query = Object.entries(step.query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${name}=${written(one as Template)}`),
  );
  const path = `${target.startsWith('/') ? '{{host}}' : ''}${holes(target)}`;
  const url = query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`;
  const headers = Object.entries({ ...always, ...step.headers }).map(
    ([name, value]) => `${name}: ${written(value)}`,
  );
  const { type, body } = bodyOf(step);
  const typed = Object.keys(step.headers).some((name) => name.toLowerCase() === 'content-type');
  if (type !== null && !typed) headers.push(`Content-Type: ${type}`);
  return [`${step.method} ${url}`, ...headers, ...(body === null ? [] : ['', body])].join('\n');
}

function bodyOf({ body }: RequestStep): { readonly type: string | null; readonly body: string | null } {
  switch (body?.type) {
    case undefined:
      return { type: null, body: null };
    case 'json':
      return { type: 'application/json', body: json(body.value) };
    case 'text':
      return { type: null, body: written(body.value) };
    case 'multipart': {
      const parts = Object.entries(body.fields).map(([name, field]) => {
        const file = typeof field === 'object' && field !== null && !Array.isArray(field) ? field : null;
        if (file === null)
          return `--part\nContent-Disposition: form-data; name="${name}"\n\n${written(field)}`;
        const { name: filename, type, content } = file as Readonly<Record<string, Template>>;
        return `--part\nContent-Disposition: form-data; name="${name}"; filename="${written(filename ?? '')}"\nContent-Type: ${written(type ?? '')}\n\n${written(content ?? '')}`;
      });
      return { type: 'multipart/form-data; boundary=part', body: `${parts.join('\n')}\n--part--` };
    }
  }
}

/** What is one name may stand for any value, and is written without quotes. */
const json = (value: Template): string =>
  typeof value === 'string' && /^\$\{[^}]*\}$/.test(value) ? holes(value) : holes(JSON.stringify(value));

const written = (value: Template): string => holes(typeof value === 'string' ? value : JSON.stringify(value));
const holes = (text: string): string =>
  text.replace(
    /\$\{([^}]{0,200})\}/g,
    (_all, name: string) => `{{${name.replace(/[^\w]+/g, '_').replace(/_$/, '')}}}`,
  );
