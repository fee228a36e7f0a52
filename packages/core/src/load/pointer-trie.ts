import type { Located, Pointer, TextRange } from './source-document.ts';

/** The wanted pointers as a tree, so that one walk over a document finds them all. */
export interface PointerTrie {
  readonly children: Map<string, PointerTrie>;
  /** Filled in by the walk; null: nothing stands there. */
  found: { key: TextRange | null; value: TextRange } | null;
}

function emptyTrie(): PointerTrie {
  return { children: new Map(), found: null };
}

export function buildTrie(pointers: readonly Pointer[]): PointerTrie {
  const root = emptyTrie();
  for (const pointer of pointers) {
    let node = root;
    for (const key of pointer) {
      let child = node.children.get(key);
      if (child === undefined) {
        child = emptyTrie();
        node.children.set(key, child);
      }
      node = child;
    }
  }
  return root;
}

/** Reads the walk's findings back: the place itself, or its nearest existing ancestor. */
export function readTrie(root: PointerTrie, pointer: Pointer): Located {
  let nearest = root.found ?? { key: null, value: { start: 0, end: 0 } };
  let node = root;
  for (const key of pointer) {
    const child = node.children.get(key);
    if (child === undefined || child.found === null) return { exact: false, ...nearest };
    nearest = child.found;
    node = child;
  }
  return { exact: true, ...nearest };
}
