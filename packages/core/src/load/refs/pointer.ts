import type { Pointer } from '../source-document.ts';
import type { SourceNode } from '../source-node.ts';
import { decodePercent } from './uri.ts';

/** The segments of a JSON pointer (RFC 6901); `~1` is a slash, `~0` a tilde. */
function segments(pointer: string): Pointer {
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => (segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment));
}

const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;

function step(node: SourceNode, key: string): SourceNode | undefined {
  if (Array.isArray(node.value) && !ARRAY_INDEX.test(key)) return undefined;
  return node.child(key);
}

/** Follows a reference that stands in the way of a pointer. */
export type FollowReference = (node: SourceNode) => SourceNode | undefined;

/**
 * The node at a URI fragment that starts with `/`, below `root`. Fragments in real documents are encoded or not, so
 * both readings are tried. A pointer that runs through a `$ref` continues in its target, as most tools do.
 */
export function nodeAtFragment(root: SourceNode, fragment: string, follow: FollowReference): SourceNode | undefined {
  const decoded = decodePercent(fragment);
  const node = walk(root, segments(decoded), follow);
  return node === undefined && decoded !== fragment ? walk(root, segments(fragment), follow) : node;
}

function walk(root: SourceNode, pointer: Pointer, follow: FollowReference): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const key of pointer) {
    let next: SourceNode | undefined = step(node, key);
    if (next === undefined) {
      const target = follow(node);
      next = target === undefined ? undefined : step(target, key);
    }
    if (next === undefined) return undefined;
    node = next;
  }
  return node;
}
