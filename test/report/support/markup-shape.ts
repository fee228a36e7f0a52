/** The elements and attributes that a page is made of, each once, and where its links lead. */
export interface MarkupShape {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly targets: readonly string[];
}

const TAG = /<(?<name>[!/?]?[a-z][a-z0-9-]*)(?<rest>(?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /(?<name>[^\s=/"'<>]+)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'>]+)))?/g;

/** What a browser makes elements of; scripts and styles are ours and left out. */
export function markupShape(page: string): MarkupShape {
  const body = page.replace(/<(style|script)\b[^>]*>.*?<\/\1>/gis, '<$1>');
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const targets = new Set<string>();
  for (const { groups: tag } of body.matchAll(TAG)) {
    elements.add((tag?.name ?? '').toLowerCase());
    for (const { groups: found } of (tag?.rest ?? '').matchAll(ATTRIBUTE)) {
      const name = (found?.name ?? '').toLowerCase();
      attributes.add(name);
      if (name === 'href' || name === 'src') targets.add(found?.double ?? found?.single ?? found?.bare ?? '');
    }
  }
  return { elements: [...elements].sort(), attributes: [...attributes].sort(), targets: [...targets] };
}
