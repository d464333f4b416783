/**
 * The cycles of a graph: for each strongly connected component (Tarjan 1972, without recursion) one shortest
 * cycle through its first node. Nodes are taken in the map's order, so the answer is stable.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const position = new Map([...graph.keys()].map((node, i) => [node, i]));
  return components(graph)
    .map((component) => component.sort((a, b) => (position.get(a) as number) - (position.get(b) as number)))
    .filter(
      (component) =>
        component.length > 1 || (graph.get(component[0] as string) ?? []).includes(component[0] as string),
    )
    .map((component) => shortestCycle(component[0] as string, new Set(component), graph))
    .sort((a, b) => (position.get(a[0] as string) as number) - (position.get(b[0] as string) as number));
}

/** The strongly connected components of a graph: two nodes are in one if each can be reached from the other. */
export function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work: { node: string; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1] as { node: string; next: number };
      const { node } = frame;
      if (frame.next === 0 && !index.has(node)) {
        index.set(node, index.size);
        low.set(node, index.get(node) as number);
        open.push(node);
        onStack.add(node);
      }
      const target = (graph.get(node) ?? [])[frame.next++];
      if (target !== undefined) {
        if (!index.has(target)) work.push({ node: target, next: 0 });
        else if (onStack.has(target))
          low.set(node, Math.min(low.get(node) as number, index.get(target) as number));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low.set(parent.node, Math.min(low.get(parent.node) as number, low.get(node) as number));
      if (low.get(node) === index.get(node)) {
        const component = open.splice(open.indexOf(node));
        for (const member of component) onStack.delete(member);
        found.push(component);
      }
    }
  }
  return found;
}

function shortestCycle(
  start: string,
  within: ReadonlySet<string>,
  graph: ReadonlyMap<string, readonly string[]>,
): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const target of graph.get(node) ?? []) {
      if (target === start) {
        const path = [node];
        while (path[0] !== start) path.unshift(cameFrom.get(path[0] as string) as string);
        return path;
      }
      if (within.has(target) && !cameFrom.has(target)) {
        cameFrom.set(target, node);
        queue.push(target);
      }
    }
  }
  return [start];
}
