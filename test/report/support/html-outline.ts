import { createHash } from 'node:crypto';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#35': '#',
  '#58': ':',
};

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? '?')
    .replace(/\s+/g, ' ')
    .trim();
}

function all(markup: string, pattern: RegExp): readonly string[] {
  return [...markup.matchAll(pattern)].map((match) => textOf(match[0]));
}

function cardLines(card: string): readonly string[] {
  const attributes = [...card.matchAll(/ data-(effect|severity|direction|operations)="([^"]*)"/g)];
  return [
    '',
    ...all(card, /<h3>.*?<\/h3>/g),
    `  ${attributes.map(([, name, value]) => `${name} ${value}`).join(', ')}`,
    ...all(card, /<div class="about">.*?<\/p><\/div>/g).map((line) => `  ${line}`),
    ...all(card, /<figcaption>.*?<\/figcaption>/g).map((line) => `  ${line}`),
    ...all(card, /<(del|ins) class="line marked".*?<\/\1>/g).map((line) => `    ${line}`),
    ...all(card, /<dt>.*?<\/dd>/g).map((line) => `  ${line}`),
  ];
}

/** Beyond these the digest tells that something changed. */
const MOST_CARDS = 15;

/** What a page says, for people to look at in a review: its head, its first findings, and a digest of all but its style and script. */
export function htmlOutline(html: string): string {
  const page = html.replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<meta http-equiv[^>]*>/g, '');
  const cards = page.match(/<article [\s\S]*?<\/article>/g) ?? [];
  const head = page.slice(0, page.indexOf('<main')).split('\n').map(textOf);
  return [
    ...head.filter((line) => line !== ''),
    ...cards.slice(0, MOST_CARDS).flatMap(cardLines),
    '',
    `${cards.length} findings, ${page.match(/<div class="cause/g)?.length ?? 0} causes`,
    `SHA-256 ${createHash('sha256').update(page).digest('hex')}`,
    '',
  ].join('\n');
}
