import { showControls } from './visible-controls.ts';

/** Not characters of XML 1.0 (§2.2), not even as a reference; `showControls` has spelled out the others. */
const FORBIDDEN: Readonly<Record<string, string>> = { '\ufffe': '\\ufffe', '\uffff': '\\uffff' };

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line of text for an attribute or the content of an element (XML 1.0). Controls are spelled out. */
export function escapeXml(text: string): string {
  return showControls(text).replace(
    /[&<>"'\ufffe\uffff]/g,
    (character) => MARKUP[character] ?? FORBIDDEN[character] ?? '',
  );
}
