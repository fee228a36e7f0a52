import type { ReportInput, TextOptions } from '@contract-check/report';

/** Renders a verdict; only `text` looks at the options. */
export type VerdictRenderer = (input: ReportInput, options: TextOptions) => string;

/** Each in a file of its own, so that a run loads the formats that it writes and no more. */
const RENDERERS = {
  text: async () => (await import('./text.ts')).renderText,
  json: async () => (await import('./json.ts')).renderJson,
  markdown: async () => (await import('./markdown.ts')).renderTimeless,
} as const satisfies Readonly<Record<string, () => Promise<VerdictRenderer>>>;

export type VerdictFormat = keyof typeof RENDERERS;

export const VERDICT_FORMATS = Object.keys(RENDERERS) as readonly VerdictFormat[];

export function verdictRenderer(format: VerdictFormat): Promise<VerdictRenderer> {
  return RENDERERS[format]();
}
