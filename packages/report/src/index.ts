export { renderBumpJson, renderBumpText, versionsFollow } from './bump.ts';
export { type ContractReleases, type Release, renderChangelog, renderReleases } from './changelog.ts';
export { csvOf } from './csv.ts';
export { escapeMarkdown, markdownCode } from './escape/markdown.ts';
export { escapeTerminal } from './escape/terminal.ts';
export { findingsWith, renderExplanation } from './explanation.ts';
export { renderGithub } from './github.ts';
export { renderGitlab } from './gitlab.ts';
export { type Markup, markup } from './html/markup.ts';
export { renderHtml } from './html.ts';
export { renderJson } from './json.ts';
export { renderJunit } from './junit.ts';
export { renderMarkdown } from './markdown.ts';
export { renderNdjson } from './ndjson.ts';
export { ndjsonSchema } from './ndjson-schema.ts';
export { operationText } from './operations-text.ts';
export { type ProblemContext, renderProblems, type SourceText } from './problems.ts';
export type { FailOn, ReportInput, ReportRun } from './report-input.ts';
export { renderSarif } from './sarif.ts';
export { renderSchemaJson } from './schemas/schema-json.ts';
export { renderSchemaMarkdown } from './schemas/schema-markdown.ts';
export { type SchemaReport, schemaExitStatus } from './schemas/schema-report.ts';
export { renderSchemaText } from './schemas/schema-text.ts';
export { schemaVerdictSchema } from './schemas/schema-verdict-schema.ts';
export { readTemplate, renderTemplate, type Template } from './template/template.ts';
export { TEMPLATE_PROBLEMS } from './template/template-problems.ts';
export { renderText } from './text.ts';
export type { TextOptions } from './text-options.ts';
export {
  renderUsageCsv,
  renderUsageJson,
  renderUsageText,
  type UsageCoverage,
  type UsageReading,
  type UsedOperation,
} from './usage.ts';
export {
  renderValidationJson,
  renderValidationText,
  type ValidatedContract,
  type ValidationReport,
} from './validation.ts';
export { exitStatus } from './verdict/exit-status.ts';
export { type Closing, summarise } from './verdict/summarise.ts';
export { verdictSchema } from './verdict-schema.ts';
