import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, markdownCode } from './markdown.ts';
import { showControls } from './visible-controls.ts';

function html(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The text of HTML, without what only parts it. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll('\u200b', '');
}

function tagsOf(markup: string): readonly string[] {
  return (markup.match(/<\/?[a-zA-Z!][^>]*>/g) ?? []).map((tag) => tag.replace(/ .*>/, '>'));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const HOSTILE = [
  '@octocat',
  'mail me@example.com',
  '#12 and GH-7 and octo/repo#3',
  '0123456789abcdef0123456789abcdef01234567',
  'https://evil.example/?x=1',
  'www.evil.example',
  '[click](javascript:alert(1))',
  '![pixel](https://evil.example/p.png)',
  '[ref]: https://evil.example',
  '[^1]',
  '<img src=x onerror=alert(1)>',
  '<!-- contract-check -->',
  '</details></td></table>',
  '&lt;b&gt; &#64;octocat',
  '| a | b |',
  'a\\|b \\\\| c',
  '`code` ``two`` ```three',
  '**bold** _it_ ~~gone~~ ***',
  '- item',
  '+ item',
  '1. item',
  '1) item',
  '# heading #',
  '=====',
  '---',
  '> quote',
  '$\\href{https://evil.example}{x}$',
  ':tada: :+1:',
  'trailing \\',
  '    indented',
  'two\nlines\r\n\r\n# three',
  '<https://evil.example>',
  '<a@b.example>',
  'ftp://evil.example/x',
];

const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...HOSTILE, '`', '|', '\\', '\n', ' ', '@', '#', '<', '*', ']', '(', ':', '/'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

/** What a host makes of the text of a page, outside code. */
function activeParts(markup: string): readonly string[] {
  const outsideCode = markup.replace(/<code>.*?<\/code>/gs, '').replace(/<[^>]*>/g, '');
  return (
    outsideCode.match(
      /@\w|#\d|\bGH-\d|:[\w+-]+:|:\/\/|\bwww\.|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/gi,
    ) ?? []
  );
}

/** Where text is put: the Markdown around it, and the tags which that alone makes. */
const PLACES: readonly (readonly [name: string, wrap: (inert: string) => string, tags: readonly string[]])[] = [
  ['a paragraph', (inert) => `x ${inert}`, ['<p>', '</p>']],
  ['the start of a line', (inert) => inert, ['<p>', '</p>']],
  ['a heading', (inert) => `### x ${inert}`, ['<h3>', '</h3>']],
  ['a list item', (inert) => `- x: ${inert}`, ['<ul>', '<li>', '</li>', '</ul>']],
];

const CELL_TAGS = '<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>';

function row(cell: string): string {
  return `| a | b |\n|---|---|\n| ${cell} | last |`;
}

describe('escapeMarkdown', () => {
  describe.each(PLACES)('in %s', (_, wrap, tags) => {
    test.each(HOSTILE)('%j is shown as written and nothing else', (text) => {
      const markup = html(wrap(escapeMarkdown(text)));
      expect(tagsOf(markup)).toEqual(tags);
      expect(squeeze(textOf(markup))).toContain(squeeze(showControls(text)));
      expect(activeParts(markup)).toEqual([]);
    });
  });

  test.each(HOSTILE)('%j stays in its table cell', (text) => {
    const markup = html(row(escapeMarkdown(text)));
    expect(tagsOf(markup).join('')).toBe(CELL_TAGS);
    expect(squeeze(textOf(markup))).toContain(squeeze(showControls(text)));
    expect(activeParts(markup)).toEqual([]);
  });

  test('holds for any mixture of such texts', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const markup = html(row(escapeMarkdown(text)));
        expect(tagsOf(markup).join('')).toBe(CELL_TAGS);
        expect(squeeze(textOf(markup))).toContain(squeeze(showControls(text)));
        expect(activeParts(markup)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('markdownCode', () => {
  test.each([...HOSTILE, '', ' ', '`', '``', ' ` ', '`a', 'a`', '|', 'a`|`b'])(
    '%j is one code span in one cell',
    (text) => {
      const markup = html(row(markdownCode(text)));
      expect(tagsOf(markup).join('')).toBe(CELL_TAGS.replace('<td>', '<td><code></code>'));
      expect(squeeze(textOf(markup))).toContain(squeeze(showControls(text)));
      expect(activeParts(markup)).toEqual([]);
    },
  );

  test('holds for any mixture of such texts', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const markup = html(row(markdownCode(text)));
        expect(tagsOf(markup).join('')).toBe(CELL_TAGS.replace('<td>', '<td><code></code>'));
        expect(squeeze(textOf(markup))).toContain(squeeze(showControls(text)));
      }),
      { numRuns: 500 },
    );
  });
});
