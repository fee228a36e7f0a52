import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showControls } from '../escape/visible-controls.ts';
import { type Markup, markup } from './markup.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#35;': '#',
  '&#58;': ':',
};

function unescaped(html: string): string {
  return html.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? '?');
}

describe('markup', () => {
  test.each([
    ['tags', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['quotes', `" onclick="x" '`, '&quot; onclick=&quot;x&quot; &#39;'],
    ['references', '&lt; &#60;', '&amp;lt; &amp;#60;'],
    ['the end of a script', '</script>', '&lt;/script&gt;'],
    ['line ends and separators', 'a\nb\u2028c', 'a\\nb\\u2028c'],
    ['reading direction', 'user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['commands of build servers', '::error::x ##[y] ##vso[z]', '&#58;:error&#58;:x #&#35;[y] #&#35;vso[z]'],
  ])('makes %s inert', (_, text, html) => {
    expect(markup`${text}`.html).toBe(html);
  });

  test('leaves what it made itself, joins lists, prints numbers, drops null', () => {
    const item = (text: string) => markup`<li>${text}</li>`;
    expect(markup`<ul id="${1}">${['a', '<'].map(item)}${null}${[]}</ul>`.html).toBe(
      '<ul id="1"><li>a</li><li>&lt;</li></ul>',
    );
  });

  test('holds no object that only looks like markup', () => {
    const forged = JSON.parse('{"html":"<script>"}') as Markup;
    expect(() => markup`${forged}`).toThrow(TypeError);
  });

  test('shows every text as it is written, without a character that could end text or attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html } = markup`${text}`;
        expect(html).not.toMatch(/[<>"'\n\r]/);
        expect(unescaped(html)).toBe(showControls(text));
      }),
    );
  });
});
