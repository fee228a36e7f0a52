import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { fail, ok, type Result } from '../../result.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { RawProblem } from '../problem.ts';

/** The part of the events that one document's content takes; `to` exclusive. */
export interface EventRange {
  readonly from: number;
  readonly to: number;
}

/** The parser's events of a text, or why it refuses it. */
export function tryEvents(text: string): Result<Event[], { reason: string; offset: number }> {
  try {
    // A little more than ours (keys and scalars count there too): our own check decides, the same for JSON and YAML.
    return ok(parseEvents(text, { maxDepth: MAX_DEPTH + 4 }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return fail({ reason: error.reason, offset: error.mark?.position ?? 0 });
  }
}

function isEmptyScalar(event: Event | undefined): boolean {
  return event?.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0;
}

function offsetOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? undefined : event.valueStart;
  return event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE ? event.start : undefined;
}

/** The events of the one document that holds something, without its frame; empty documents around it do not count. */
export function onlyDocument(text: string, events: Event[]): Result<EventRange, RawProblem> {
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
