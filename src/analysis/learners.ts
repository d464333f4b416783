import type { Event } from '../learning/event.ts';

/**
 * The events of each learner, in order and each once. Logs that share an event come from the same person: a journal and
 * an export of it, or two exports.
 */
export function learnersIn(logs: readonly (readonly Event[])[]): readonly (readonly Event[])[] {
  const groups: { readonly events: Map<string, Event> }[] = [];
  const owner = new Map<string, (typeof groups)[number]>();
  for (const log of logs) {
    if (log.length === 0) continue;
    const known = new Set(log.flatMap(({ id }) => owner.get(id) ?? []));
    const group = { events: new Map<string, Event>() };
    for (const other of known) {
      for (const [id, event] of other.events) group.events.set(id, event);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const event of log) group.events.set(event.id, event);
    for (const id of group.events.keys()) owner.set(id, group);
    groups.push(group);
  }
  return groups.map(({ events }) =>
    withoutUndone([...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
  );
}

function withoutUndone(events: readonly Event[]): readonly Event[] {
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.target] : [])));
  return events.filter((event) => event.kind !== 'undone' && !undone.has(event.id));
}
