import { createHash } from 'node:crypto';

/** Elements and attributes that a page may have. */
const ELEMENTS = new Set(
  'html head meta title style body script a header main section article h1 h2 h3 p span strong code pre kbd del ins mark dl dt dd ul li div figure figcaption details summary form label input select option fieldset legend output button'.split(
    ' ',
  ),
);
const EMPTY = new Set(['meta', 'input']);
const TAG = /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;

function blocks(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'g'))].map((match) => match[1] ?? '');
}

function policyFaults(html: string): readonly string[] {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const wanted = (['style', 'script'] as const).map((name) => {
    const [text = '', ...others] = blocks(html, name);
    if (others.length > 0) return `one ${name} only`;
    return `${name}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
  return ["default-src 'none'", ...wanted].filter((part) => !policy.includes(part)).map((part) => `no ${part}`);
}

function addressFaults(html: string): readonly string[] {
  return [...html.matchAll(/ (?:href|src|srcset|action|style|on[a-z]+)="([^"]*)"/g)]
    .filter(([whole, value = '']) => !(whole.startsWith(' href=') && value.startsWith('#')))
    .map(([whole]) => `leads out or acts: ${whole}`);
}

/** Elements that are not closed in the order in which they were opened. */
function nestingFaults(markup: string): readonly string[] {
  const open: string[] = [];
  for (const [whole, slash, name = ''] of markup.matchAll(TAG)) {
    if (!ELEMENTS.has(name)) return [`unknown element: ${whole}`];
    if (EMPTY.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`closes what is not open: ${whole}`];
  }
  return open.map((name) => `not closed: ${name}`);
}

/** What is wrong with a page: stray markup, elements that are not ours, anything that would be fetched or run. */
export function htmlFaults(html: string): readonly string[] {
  const body = html
    .replace('<!DOCTYPE html>\n', '')
    .replace(/(<style>|<script type="module">)[\s\S]*?(?=<\/(?:style|script)>)/g, '$1');
  const stray = /[<>]/.exec(body.replace(TAG, ''));
  return [
    ...(html.startsWith('<!DOCTYPE html>\n<html lang="en">') ? [] : ['does not begin like a page']),
    ...(stray === null ? [] : ['a sign that is not part of an element']),
    ...policyFaults(html),
    ...addressFaults(body),
    ...nestingFaults(body),
  ];
}
