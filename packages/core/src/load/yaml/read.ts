import { EVENT_ID, type Event } from 'js-yaml';
import { fail, ok, type Result } from '../../result.ts';
import type { RawProblem } from '../problem.ts';
import type { ReferenceHints } from '../refs/hints.ts';
import { constructYaml } from './construct.ts';
import { onlyDocument, tryEvents } from './events.ts';
import { explainYaml } from './explain.ts';
import type { NodeTable } from './node-table.ts';
import { type PieceReading, readInPieces } from './read-pieces.ts';
import { repairIndentation } from './repair.ts';

export interface YamlReading {
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly hints: ReferenceHints;
  readonly warnings: readonly RawProblem[];
  /** For reading a text that is much alike. */
  readonly pieces: PieceReading | null;
}

/** Reads one YAML 1.2 document (core schema, and `<<`). What it shares with `like` costs less. */
export function readYaml(text: string, like: PieceReading | null): Result<YamlReading, readonly RawProblem[]> {
  const pieces = readInPieces(text, like);
  return pieces === null ? readWhole(text) : ok({ ...pieces, pieces, warnings: [] });
}

function readWhole(text: string): Result<YamlReading, readonly RawProblem[]> {
  const parsed = eventsOf(text);
  if (!parsed.ok) return fail([parsed.error]);
  const { events, repairs } = parsed.value;
  const document = onlyDocument(text, events);
  if (!document.ok) return fail([document.error]);
  const { value, nodes, hints, problems } = constructYaml(text, events, document.value);
  const errors = problems.filter((problem) => problem.severity === undefined);
  return errors.length > 0
    ? fail(problems)
    : ok({ value, nodes, hints, warnings: [...repairs, ...problems], pieces: null });
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

function respell(event: Event, source: string): void {
  if (event.type !== EVENT_ID.SCALAR || !event.fast) return;
  if (source.slice(event.valueStart, event.valueEnd).includes('\n')) event.fast = false;
}
