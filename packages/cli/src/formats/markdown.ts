import { type ReportInput, renderMarkdown } from '@contract-check/report';

/** How long it took would change a comment that is otherwise the same. */
export function renderTimeless(input: ReportInput): string {
  return renderMarkdown({ ...input, elapsedMs: null });
}
