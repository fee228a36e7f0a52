import { fail, ok, type Result } from '../result.ts';
import type { InputProblem } from './input-problem.ts';
import { locateInJson } from './json/locate.ts';
import { type JsonReading, readJson, tooDeep } from './json/read.ts';
import { type BracketEnds, scanJson } from './json/scan.ts';
import { locateProblems, type RawProblem } from './problem.ts';
import type { ReferenceHints } from './refs/hints.ts';
import type { SourceDocument, TextRange } from './source-document.ts';
import type { EntryText } from './source-set.ts';
import { foreignText, isMeantAsJson, looksLikeJson, mergeConflict, nulCharacter } from './text-form.ts';
import { YamlLocator } from './yaml/locate.ts';
import type { NodeTable } from './yaml/node-table.ts';
import { readYaml } from './yaml/read.ts';
import type { PieceReading } from './yaml/read-pieces.ts';

type Parsed = {
  readonly value: unknown;
  readonly warnings: readonly RawProblem[];
  readonly hints: ReferenceHints;
} & (ParsedJson | ParsedYaml);

interface ParsedJson {
  readonly format: 'json';
  /** The text that positions are looked up in. */
  readonly plain: string;
  readonly ends: BracketEnds;
}

interface ParsedYaml {
  readonly format: 'yaml';
  readonly nodes: NodeTable;
  readonly pieces: PieceReading | null;
}

type JsonFailure = Extract<JsonReading, { ok: false }>;

type Parsing = Result<Parsed, readonly RawProblem[]>;

/**
 * Reads one text as JSON or YAML, whichever it is; the name plays no part. A leading byte order mark is dropped.
 *
 * JSON is read by JSON.parse; one more pass over the text looks for what that loses (repeated keys, large integers)
 * and only a hit costs an exact reading. YAML 1.2 with the core schema; keys keep their spelling, dates stay texts.
 * What a large YAML text shares with that of `like`, often most of it, is not read again.
 */
export function parseDocument(
  { uri, label, text: raw }: EntryText,
  like?: SourceDocument,
): Result<SourceDocument, readonly InputProblem[]> {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const parsing = parse(text, like?.pieces ?? null);
  if (!parsing.ok) return fail(locateProblems(parsing.error, label, text));
  const { format, value, warnings, hints } = parsing.value;
  const notices = warnings.length === 0 ? [] : locateProblems(warnings, label, text);
  const pieces = parsing.value.format === 'yaml' ? parsing.value.pieces : null;
  return ok({ uri, label, text, format, value, notices, hints, pieces, locate: locator(parsing.value, text) });
}

function locator(parsed: Parsed, text: string): SourceDocument['locate'] {
  if (parsed.format === 'json') return (pointers) => locateInJson(parsed.plain, parsed.ends, pointers);
  const yaml = new YamlLocator(text, parsed.nodes);
  return (pointers) => pointers.map((pointer) => yaml.locate(pointer));
}

function parse(text: string, like: PieceReading | null): Parsing {
  const foreign = foreignText(text);
  if (foreign !== null) return fail([foreign]);
  const parsing = looksLikeJson(text) ? parseJson(text) : parseYaml(text, [], like);
  if (parsing.ok) return parsing;
  const cause = nulCharacter(text) ?? mergeConflict(text);
  return cause === null ? parsing : fail([cause]);
}

function parseJson(text: string): Parsing {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return parseBrokenJson(text);
  }
  const { suspectKeys, suspectNumbers, tooDeepAt, hints, ends } = scanJson(text);
  if (tooDeepAt !== null) return fail([tooDeep(tooDeepAt)]);
  if (!suspectKeys && !suspectNumbers) return ok({ format: 'json', value, plain: text, ends, hints, warnings: [] });
  const exact = readJson(text);
  if (!exact.ok) return fail([exact.problem]);
  return ok({ format: 'json', value: exact.value, plain: text, ends, hints: exact.hints, warnings: exact.warnings });
}

function parseYaml(text: string, warnings: readonly RawProblem[], like: PieceReading | null): Parsing {
  const reading = readYaml(text, like);
  if (!reading.ok) return reading;
  const { value, nodes, hints, pieces } = reading.value;
  return ok({ format: 'yaml', value, nodes, hints, pieces, warnings: [...warnings, ...reading.value.warnings] });
}

/** Faults of JSON that are none in YAML, and mean there what the author meant. */
const SAME_IN_YAML = new Set(['json-quotes', 'json-unquoted', 'json-bad-number', 'json-comment', 'json-bad-string']);

/** A text with a bracket in front that JSON.parse refuses: JSON with liberties, YAML in flow style, or broken. */
function parseBrokenJson(text: string): Parsing {
  const nul = nulCharacter(text);
  if (nul !== null) return fail([nul]);
  const reading = readJson(text);
  if (reading.ok) {
    const { value, warnings, skipped, hints } = reading;
    return ok({ format: 'json', value, plain: blank(text, skipped), ends: new Map(), hints, warnings });
  }
  const { problem } = reading;
  const meantAsJson = isMeantAsJson(text);
  if (!mayBeYaml(text, reading, meantAsJson)) return fail([problem]);
  const yaml = parseYaml(text, meantAsJson ? [readAsYaml(problem)] : [], null);
  if (yaml.ok) return yaml;
  const isPreciser = yaml.error.some(({ code }) => code.startsWith('yaml-alias') || code === 'nesting-too-deep');
  return meantAsJson && !isPreciser ? fail([problem]) : yaml;
}

/** Typographic quotes and comments with slashes are plain text in YAML, which nobody meant. */
function mayBeYaml(text: string, { problem, skipped }: JsonFailure, meantAsJson: boolean): boolean {
  const isTypographic = problem.code === 'json-quotes' && text.charCodeAt(problem.offset ?? 0) > 0x7f;
  const hasComments = skipped.some(({ start }) => text[start] === '/');
  return !isTypographic && !hasComments && (!meantAsJson || SAME_IN_YAML.has(problem.code));
}

/** The text with some ranges replaced by spaces, so that all offsets stay. */
function blank(text: string, ranges: readonly TextRange[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of [...ranges].sort((left, right) => left.start - right.start)) {
    result += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function readAsYaml(problem: RawProblem): RawProblem {
  return {
    ...problem,
    severity: 'warning',
    code: 'json-read-as-yaml',
    message: `${problem.message} JSON readers refuse this; it was read as YAML.`,
  };
}
