import type { Change, Place } from '../compare/change.ts';
import type { Site } from '../finding.ts';
import { linesOf } from '../load/line-index.ts';
import type { Located, Pointer, SourceDocument } from '../load/source-document.ts';
import { isObject } from '../model/raw.ts';

/** Works out lines and columns of many places at once: one pass over each text, however many findings. */
export class Sites {
  readonly #wanted = new Map<SourceDocument, Map<string, Pointer>>();
  readonly #located = new Map<SourceDocument, Map<string, Located>>();

  want(change: Pick<Change, 'base' | 'revision'>): void {
    for (const place of [change.base, change.revision]) {
      if (place === null) continue;
      const { document } = place.node;
      const pointers = this.#wanted.get(document) ?? new Map<string, Pointer>();
      this.#wanted.set(document, pointers);
      const pointer = (place.focus ?? place.node).pointer;
      pointers.set(pointer.join('\n'), pointer);
    }
  }

  locate(): void {
    for (const [document, pointers] of this.#wanted) {
      const located = document.locate([...pointers.values()]);
      this.#located.set(document, new Map([...pointers.keys()].map((key, index) => [key, located[index] as Located])));
    }
  }

  site(place: Place | null): Site | null {
    if (place === null) return null;
    const { document } = place.node;
    const focus = place.focus ?? place.node;
    const located = this.#located.get(document)?.get(focus.pointer.join('\n'));
    const { line, column } = linesOf(document).at(located === undefined ? 0 : startOf(located, focus.value));
    const pointer = pointerText(place.node.pointer);
    return { pointer, file: document.label, line, column, value: abridged(place.node.value) };
  }
}

/** A plain value is pointed at itself; of a larger one the name is what people look for. */
function startOf(located: Located, value: unknown): number {
  const isPlain = typeof value !== 'object' || value === null;
  return (isPlain && located.exact ? located.value : (located.key ?? located.value)).start;
}

/** RFC 6901 §6; only what would be ambiguous is percent-encoded, so that people can read it. */
export function pointerText(pointer: Pointer): string {
  const escaped = pointer.map((segment) =>
    segment
      .replace(/~/g, '~0')
      .replace(/\//g, '~1')
      .replace(/[% "<>\\^`|]|\p{Cc}/gu, encodeURIComponent),
  );
  return `#${escaped.map((segment) => `/${segment}`).join('')}`;
}

/** Values of findings hold at most this many nodes; beyond, `…` stands for what was left out. */
const MAX_NODES = 200;

function abridged(value: unknown): unknown {
  let left = MAX_NODES;
  const copy = (item: unknown): unknown => {
    left--;
    if (left < 0) return '…';
    if (Array.isArray(item))
      return item.length > left ? [...item.slice(0, Math.max(left, 0)).map(copy), '…'] : item.map(copy);
    if (!isObject(item)) return item;
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(item)) {
      // A member called __proto__ must stay a member.
      Object.defineProperty(result, key, {
        value: copy(item[key]),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return result;
  };
  return copy(value);
}
