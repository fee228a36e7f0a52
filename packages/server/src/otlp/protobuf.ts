import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { ProblemError } from '../http/problem.ts';

type Scalar = 'text' | 'hex' | 'fixed64' | 'int64' | 'int32' | 'double' | 'bool';

interface Field {
  /** As JSON has it. */
  readonly name: string;
  readonly type: Scalar | Message;
  readonly isList?: true;
}

/** Fields by their numbers; others are passed over. */
type Message = Readonly<Record<number, Field>>;

interface Wire {
  readonly type: WireType;
  read(reader: BinaryReader): unknown;
}

/** Values come out as the JSON form of OTLP has them: 64-bit integers as texts, ids in hexadecimal. */
const SCALARS: Readonly<Record<Scalar, Wire>> = {
  text: { type: WireType.LengthDelimited, read: (reader) => reader.string() },
  hex: { type: WireType.LengthDelimited, read: (reader) => Buffer.from(reader.bytes()).toString('hex') },
  fixed64: { type: WireType.Bit64, read: (reader) => String(reader.fixed64()) },
  int64: { type: WireType.Varint, read: (reader) => String(reader.int64()) },
  int32: { type: WireType.Varint, read: (reader) => reader.int32() },
  double: { type: WireType.Bit64, read: (reader) => reader.double() },
  bool: { type: WireType.Varint, read: (reader) => reader.bool() },
};

// What is read of opentelemetry-proto 1.x (trace, common and resource, v1). Lists and maps as values of attributes are
// passed over, so that no message holds itself.
const ANY_VALUE: Message = {
  1: { name: 'stringValue', type: 'text' },
  2: { name: 'boolValue', type: 'bool' },
  3: { name: 'intValue', type: 'int64' },
  4: { name: 'doubleValue', type: 'double' },
};
const KEY_VALUE: Message = { 1: { name: 'key', type: 'text' }, 2: { name: 'value', type: ANY_VALUE } };
const SPAN: Message = {
  1: { name: 'traceId', type: 'hex' },
  2: { name: 'spanId', type: 'hex' },
  4: { name: 'parentSpanId', type: 'hex' },
  6: { name: 'kind', type: 'int32' },
  7: { name: 'startTimeUnixNano', type: 'fixed64' },
  8: { name: 'endTimeUnixNano', type: 'fixed64' },
  9: { name: 'attributes', type: KEY_VALUE, isList: true },
  15: { name: 'status', type: { 3: { name: 'code', type: 'int32' } } },
};
const RESOURCE_SPANS: Message = {
  1: { name: 'resource', type: { 1: { name: 'attributes', type: KEY_VALUE, isList: true } } },
  2: { name: 'scopeSpans', type: { 2: { name: 'spans', type: SPAN, isList: true } }, isList: true },
};
const REQUEST: Message = { 1: { name: 'resourceSpans', type: RESOURCE_SPANS, isList: true } };

/** Two bytes can ask for an object of a hundred: what asks for more of them than real exports have is refused. */
const MOST_MESSAGES = 1_000_000;

/** ExportTraceServiceRequest as its JSON form. Throws `ProblemError` `invalid-request`, whatever the bytes are. */
export function readRequest(bytes: Uint8Array): unknown {
  try {
    return readMessage(new BinaryReader(bytes), bytes.length, REQUEST, { left: MOST_MESSAGES });
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is no ExportTraceServiceRequest in protobuf.' });
  }
}

function readMessage(
  reader: BinaryReader,
  end: number,
  message: Message,
  messages: { left: number },
): Readonly<Record<string, unknown>> {
  messages.left -= 1;
  if (messages.left < 0) throw new Error('too many messages');
  const value: Record<string, unknown> = {};
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = message[number];
    if (field === undefined) reader.skip(wireType, number);
    else add(value, field, readField(reader, wireType, field.type, messages));
  }
  // A message that runs on into what comes after it.
  if (reader.pos > end) throw new Error('the end of a message is not where it said');
  return value;
}

function readField(reader: BinaryReader, wireType: WireType, type: Field['type'], messages: { left: number }): unknown {
  const wire = typeof type === 'string' ? SCALARS[type] : undefined;
  if (wireType !== (wire?.type ?? WireType.LengthDelimited)) throw new Error('another type than the field has');
  if (wire !== undefined) return wire.read(reader);
  const length = reader.uint32();
  if (reader.pos + length > reader.len) throw new Error('the message is longer than what there is');
  return readMessage(reader, reader.pos + length, type as Message, messages);
}

function add(value: Record<string, unknown>, { name, isList }: Field, read: unknown): void {
  if (isList !== true) value[name] = read;
  else if (Array.isArray(value[name])) value[name].push(read);
  else value[name] = [read];
}

/** ExportTraceServiceResponse: no bytes where every span was taken. */
export function writeResponse(rejectedSpans: number, errorMessage: string): Uint8Array {
  const writer = new BinaryWriter();
  if (rejectedSpans === 0) return writer.finish();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).int64(rejectedSpans);
  writer.tag(2, WireType.LengthDelimited).string(errorMessage);
  return writer.join().finish();
}
