import { showControls } from '../escape/visible-controls.ts';

/** HTML that is ready to be printed. Only the `markup` tag and `trusted` make it. */
export class Markup {
  readonly html: string;

  private constructor(html: string) {
    this.html = html;
  }

  /** Text of this project that is HTML already, or a style sheet or a script: never anything that a contract says. */
  static trusted(html: string): Markup {
    return new Markup(html);
  }
}

/** What a template may hold: text is escaped, lists are joined, null is nothing. */
export type Part = Markup | string | number | null | readonly Part[];

/** Valid in text, in `title` and in attribute values within double quotes (HTML Living Standard §13.1.2, §13.1.4). */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '#': '&#35;',
  ':': '&#58;',
};

/** `##[name]` and `::name` mean something to build servers, should the page be printed to a log. */
const SPECIAL = /[&<>"']|#(?=\[|vso\[)|:(?=:)/g;

/** Text as it is written, in one line: controls and bidirectional marks are spelled out. */
function escapeHtml(text: string): string {
  return showControls(text).replace(SPECIAL, (character) => REFERENCES[character] ?? '');
}

function printed(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'string') return escapeHtml(part);
  return typeof part === 'number' ? String(part) : part.map(printed).join('');
}

/**
 * A piece of a page: `` markup`<b title="${text}">${text}</b>` ``. Values stand in text or within a double-quoted
 * attribute, nowhere else: not in tags, unquoted values, addresses, styles or scripts.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let html = template[0] ?? '';
  for (const [index, part] of parts.entries()) html += printed(part) + (template[index + 1] ?? '');
  return Markup.trusted(html);
}
