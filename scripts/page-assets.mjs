import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

/** @param {string} text */
function templateLiteral(text) {
  return `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\``;
}

/** A rule to a line: the text is read in the page that is made of it, if at all. @param {string} css */
function foldRules(css) {
  return css
    .replace(/\n +/g, ' ')
    .replace(/\n\}/g, ' }')
    .replace(/\n{2,}/g, '\n');
}

/**
 * A style sheet or script as a module of the report package, which reads no files, with the digest by which a page's
 * policy admits it (CSP Level 3 §2.3.1).
 *
 * @param {string} file below packages/report/page
 * @param {string} name of the constant
 */
export function pageAsset(file, name) {
  const source = readFileSync(join(root, 'packages/report/page', file), 'utf8');
  const text = `\n${file.endsWith('.css') ? foldRules(source) : source}`;
  const digest = `sha256-${createHash('sha256').update(text).digest('base64')}`;
  return `// Made from packages/report/page/${file} by "npm run generate".
export const ${name} = ${templateLiteral(text)};

export const ${name}_DIGEST = '${digest}';
`;
}
