import type { ReportInput, Template, TextOptions } from '@contract-check/report';

export interface RenderOptions extends TextOptions {
  /** Null where none was given. */
  readonly template: Template | null;
}

/** Renders a verdict; only `text` and `template` look at the options. */
export type VerdictRenderer = (input: ReportInput, options: RenderOptions) => string;

/** Each in a file of its own, so that a run loads the formats that it writes and no more. */
const RENDERERS = {
  text: async () => (await import('./text.ts')).renderText,
  json: async () => (await import('./json.ts')).renderJson,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
  markdown: async () => (await import('./markdown.ts')).renderTimeless,
  changelog: async () => (await import('./changelog.ts')).renderChangelog,
  html: async () => (await import('./html.ts')).renderHtml,
  sarif: async () => (await import('./sarif.ts')).renderSarif,
  junit: async () => (await import('./junit.ts')).renderJunit,
  github: async () => (await import('./github.ts')).renderGithub,
  gitlab: async () => (await import('./gitlab.ts')).renderGitlab,
  template: async () => (await import('./template.ts')).renderGiven,
} as const satisfies Readonly<Record<string, () => Promise<VerdictRenderer>>>;

export type VerdictFormat = keyof typeof RENDERERS;

export const VERDICT_FORMATS = Object.keys(RENDERERS) as readonly VerdictFormat[];

export function verdictRenderer(format: VerdictFormat): Promise<VerdictRenderer> {
  return RENDERERS[format]();
}
