import type { Handlers } from '../http/handler.ts';
import { readRequest, writeResponse } from './protobuf.ts';
import { readExport } from './read-export.ts';
import { TraceIntake, type TraceIntakeParts } from './trace-intake.ts';

interface Form {
  read(body: unknown): unknown;
  /** With the number of spans that were rejected, and why. */
  write(rejectedSpans: number, errorMessage: string): unknown;
}

const JSON_FORM: Form = {
  read: (body) => body,
  write: (rejectedSpans, errorMessage) =>
    // 64-bit integers are texts in this JSON.
    rejectedSpans === 0 ? {} : { partialSuccess: { rejectedSpans: String(rejectedSpans), errorMessage } },
};
const PROTOBUF: Form = { read: (body) => readRequest(body as Uint8Array), write: writeResponse };

/** OTLP/HTTP: what is answered has the form of what was sent, and is sent when it is stored for good. */
export function otlpHandlers(parts: TraceIntakeParts): Handlers {
  const traces = new TraceIntake(parts);
  return {
    exportTraces: async ({ caller, body, bytes, mediaType }) => {
      const { read, write } = mediaType === 'application/x-protobuf' ? PROTOBUF : JSON_FORM;
      const sent = { spans: readExport(read(body)), bytes: bytes.length, service: caller.service };
      const rejected = await traces.take(sent);
      const count = [...rejected.values()].reduce((sum, spans) => sum + spans, 0);
      const message = [...rejected].map(([reason, spans]) => `${spans}: ${reason}`).join('; ');
      return { status: 200, mediaType, body: write(count, message) };
    },
  };
}
