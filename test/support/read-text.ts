import { parseDocument } from '../../packages/core/src/load/parse-document.ts';

/** Reads a text as the loader does. */
export function parse(text: string): ReturnType<typeof parseDocument> {
  return parseDocument({ uri: 'api.yaml', label: 'old.yaml', text });
}

/** The value of a text that must be readable. */
export function readValue(text: string): unknown {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.error.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return parsed.value.value;
}

/** `severity line:column code` of everything that is wrong with a text; `0:0` is the whole document. */
export function findings(text: string): string[] {
  const parsed = parse(text);
  const problems = parsed.ok ? parsed.value.notices : parsed.error;
  return problems.map(({ severity, code, line, column }) => `${severity} ${line ?? 0}:${column ?? 0} ${code}`);
}
