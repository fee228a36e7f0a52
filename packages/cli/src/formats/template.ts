import { type ReportInput, renderTemplate } from '@contract-check/report';
import type { RenderOptions } from './verdict-formats.ts';

export { readTemplate } from '@contract-check/report';

/** Usage is checked before: without `--template` nothing asks for this form. */
export function renderGiven(input: ReportInput, { template }: RenderOptions): string {
  if (template === null) throw new Error('no template was read');
  return renderTemplate(input, template);
}
