import { expect, test } from 'vitest';
import { escapeXml } from './xml.ts';

test.each([
  ['<a b="c" d=\'e\'>&amp;', '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;'],
  ['two\nlines\u0000\u001b\u009b', 'two\\nlines\\x00\\x1b\\x9b'],
  ['\ud800 \ufffe\uffff', '\\ud800 \\ufffe\\uffff'],
  ['Größe 😀', 'Größe 😀'],
])('%j', (text, xml) => {
  expect(escapeXml(text)).toBe(xml);
});
