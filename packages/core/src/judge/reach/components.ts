/** Which group each node is in, and the nodes of each group. */
export interface Components {
  readonly of: Int32Array;
  readonly members: readonly (readonly number[])[];
}

/**
 * Groups of nodes of which each leads to each other (strongly connected components, Tarjan 1972), with a stack of its
 * own because ways may be long. A group comes after all groups that it leads to.
 *
 * @param next where each node leads
 */
export function strongComponents(next: readonly (readonly number[])[]): Components {
  const count = next.length;
  const of = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  /** Which way out of a node is taken next. */
  const turn = new Int32Array(count);
  const members: number[][] = [];
  const open: number[] = [];
  const path: number[] = [];
  let seen = 0;
  const enter = (node: number) => {
    order[node] = seen;
    low[node] = seen++;
    open.push(node);
    path.push(node);
  };
  const lower = (node: number, found: number | undefined) => {
    if (found !== undefined && found < (low[node] as number)) low[node] = found;
  };
  const leave = (node: number) => {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) lower(before, low[node]);
    if (low[node] === order[node]) members.push(closed(open, node, of, members.length));
  };
  const goOn = (node: number) => {
    const to = next[node]?.[turn[node] as number];
    if (to === undefined) return leave(node);
    turn[node] = (turn[node] as number) + 1;
    if (order[to] === -1) enter(to);
    else if (of[to] === -1) lower(node, order[to]);
  };
  for (let start = 0; start < count; start++) {
    if (order[start] === -1) enter(start);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) goOn(node);
  }
  return { of, members };
}

/** Takes a group, which begins at its first node, from those that are still open. */
function closed(open: number[], first: number, of: Int32Array, group: number): number[] {
  const nodes = open.splice(open.lastIndexOf(first));
  for (const node of nodes) of[node] = group;
  return nodes;
}
