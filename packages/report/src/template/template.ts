import { fail, type InputProblem, lineIndex, ok, type Result } from '@contract-check/core';
import Mustache from 'mustache';
import { withoutLogCommands } from '../escape/log-commands.ts';
import type { ReportInput } from '../report-input.ts';
import type { TemplateProblemCode } from './template-problems.ts';
import { TEMPLATE_NAMES, templateView } from './template-view.ts';

/** A template that was read and found good. */
export interface Template {
  readonly text: string;
}

interface Fault {
  readonly code: TemplateProblemCode;
  readonly message: string;
  readonly fix: string;
  /** In UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** A parsed tag: type, content, start, end, and of a section what is inside. */
type Token = readonly [type: string, value: string, start: number, end: number, inside?: unknown, ...rest: unknown[]];

/** The name of a tag is a path of known members; `.` is the item itself. */
function isKnown(name: string): boolean {
  return name === '.' || name.split('.').every((part) => TEMPLATE_NAMES.has(part));
}

function faultOf([type, value, start, end]: Token): Fault | null {
  const at = { offset: start, length: end - start };
  if (type === '>') {
    const message = `The template asks for another template, "${value}".`;
    return { code: 'template-partial', message, fix: 'Put its text here: a template is one file.', ...at };
  }
  if (!['name', '&', '#', '^'].includes(type) || isKnown(value)) return null;
  const message = `A verdict has no member "${value}".`;
  return { code: 'template-unknown-name', message, fix: 'See docs/outputs.md for the names.', ...at };
}

function firstFault(tokens: readonly Token[]): Fault | null {
  for (const token of tokens) {
    const inside = Array.isArray(token[4]) ? firstFault(token[4]) : null;
    const fault = faultOf(token) ?? inside;
    if (fault !== null) return fault;
  }
  return null;
}

const SYNTAX_FIXES: readonly (readonly [start: string, fix: string])[] = [
  ['Unclosed tag', 'Close it with }}.'],
  ['Unopened section', 'Open it with {{#name}}, or remove {{/name}}.'],
  ['Unclosed section', 'Close it with {{/name}} before the section around it ends.'],
];

/** Mustache says where at the end of its message. */
function syntaxFault(error: Error, text: string): Fault {
  const [, said = error.message, offset = '0'] = /^(.*) at (\d+)$/s.exec(error.message) ?? [];
  const fix = SYNTAX_FIXES.find(([start]) => said.startsWith(start))?.[1] ?? 'See the Mustache manual.';
  const at = Math.min(Number(offset), Math.max(0, text.length - 1));
  return { code: 'template-syntax', message: `${said}.`, fix, offset: at, length: 1 };
}

function faultIn(text: string): Fault | null {
  try {
    return firstFault(Mustache.parse(text) as unknown as readonly Token[]);
  } catch (error) {
    if (error instanceof Error) return syntaxFault(error, text);
    throw error;
  }
}

/**
 * Checks a Mustache template. Every name must be one of a verdict's, so that a slip is told, not printed as nothing.
 *
 * @param file as the user named it
 */
export function readTemplate(text: string, file: string): Result<Template, InputProblem> {
  const fault = faultIn(text);
  if (fault === null) return ok({ text });
  const { offset, length, code, message, fix } = fault;
  return fail({ severity: 'error', code, message, fix, file, ...lineIndex(text).at(offset), length });
}

/**
 * The verdict through a template. `{{x}}` is escaped for HTML, `{{{x}}}` is not; controls in texts of a contract are
 * spelled out either way, and no line becomes a command of a build server.
 */
export function renderTemplate(input: ReportInput, { text }: Template): string {
  return withoutLogCommands(Mustache.render(text, templateView(input)));
}
