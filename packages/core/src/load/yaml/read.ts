import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { fail, ok, type Result } from '../../result.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { RawProblem } from '../problem.ts';
import type { ReferenceHints } from '../refs/hints.ts';
import { constructYaml, type EventRange } from './construct.ts';
import { explainYaml } from './explain.ts';
import type { NodeTable } from './node-table.ts';
import { repairIndentation } from './repair.ts';

export interface YamlReading {
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly hints: ReferenceHints;
  readonly warnings: readonly RawProblem[];
}

/** Reads one YAML 1.2 document (core schema, and `<<`). */
export function readYaml(text: string): Result<YamlReading, readonly RawProblem[]> {
  const parsed = eventsOf(text);
  if (!parsed.ok) return fail([parsed.error]);
  const { events, repairs } = parsed.value;
  const document = onlyDocument(text, events);
  if (!document.ok) return fail([document.error]);
  const { value, nodes, hints, problems } = constructYaml(text, events, document.value);
  const errors = problems.filter((problem) => problem.severity === undefined);
  return errors.length > 0 ? fail(problems) : ok({ value, nodes, hints, warnings: [...repairs, ...problems] });
}

interface ParsedEvents {
  readonly events: Event[];
  readonly repairs: readonly RawProblem[];
}

/** Repairs cost a parse each, so their number is bounded, and for large texts the work too. */
const MAX_REPAIRS = 50;
const MAX_REPAIR_WORK = 50_000_000;

function eventsOf(source: string): Result<ParsedEvents, RawProblem> {
  const repairs: RawProblem[] = [];
  for (let text = source; ; ) {
    const attempt = tryEvents(text);
    if (attempt.ok) {
      // Scalars are decoded from the source, whose line breaks the repaired text does not have.
      if (repairs.length > 0) for (const event of attempt.value) respell(event, source);
      return ok({ events: attempt.value, repairs });
    }
    const { reason, offset } = attempt.error;
    const isAffordable = repairs.length < MAX_REPAIRS && repairs.length * source.length < MAX_REPAIR_WORK;
    const repair = isAffordable && reason.startsWith('deficient') ? repairIndentation(text, offset) : null;
    if (repair === null) return fail(explainYaml(text, reason, offset));
    repairs.push(repair.warning);
    text = repair.text;
  }
}

function tryEvents(text: string): Result<Event[], { reason: string; offset: number }> {
  try {
    // A little more than ours (keys and scalars count there too): our own check decides, the same for JSON and YAML.
    return ok(parseEvents(text, { maxDepth: MAX_DEPTH + 4 }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return fail({ reason: error.reason, offset: error.mark?.position ?? 0 });
  }
}

function respell(event: Event, source: string): void {
  if (event.type !== EVENT_ID.SCALAR || !event.fast) return;
  if (source.slice(event.valueStart, event.valueEnd).includes('\n')) event.fast = false;
}

function isEmptyScalar(event: Event | undefined): boolean {
  return event?.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0;
}

function offsetOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? undefined : event.valueStart;
  return event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE ? event.start : undefined;
}

/** The events of the one document that holds something, without its frame; empty documents around it do not count. */
function onlyDocument(text: string, events: Event[]): Result<EventRange, RawProblem> {
  const frames: number[] = [];
  for (let index = 0; index < events.length; index++) if (events[index]?.type === EVENT_ID.DOCUMENT) frames.push(index);
  const [first, second] = frames.filter((index) => !isEmptyScalar(events[index + 1]));
  if (first === undefined) {
    return fail({
      code: 'document-empty',
      message: 'The document is empty.',
      fix: 'Check the path, and whether the step that writes this file succeeded.',
      offset: null,
    });
  }
  if (second !== undefined) {
    const content = offsetOf(events[second + 1]);
    const marker = text.lastIndexOf('\n---', content ?? text.length);
    return fail({
      code: 'document-multiple',
      message: 'A second document starts here; a contract is one document.',
      fix: 'Put each document in a file of its own, or remove the "---".',
      offset: marker === -1 ? (content ?? null) : marker + 1,
      length: 3,
    });
  }
  const end = frames.find((index) => index > first) ?? events.length;
  return ok({ from: first + 1, to: end - 1 });
}
