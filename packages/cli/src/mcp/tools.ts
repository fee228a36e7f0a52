/** JSON Schema of a tool's arguments, as far as it is needed here. */
interface ArgumentsSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, { readonly [keyword: string]: unknown }>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  readonly [keyword: string]: unknown;
}

/** What a tool runs: the command line of the same name, and perhaps a text for its standard input. */
export interface ToolCall {
  readonly argv: readonly string[];
  readonly stdin?: string;
  /** Arguments that name contracts; each must stay inside the working directory. */
  readonly places: readonly string[];
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ArgumentsSchema;
  /** @param given arguments that fit the schema */
  call(given: Readonly<Record<string, unknown>>): ToolCall;
}

const PLACE = 'a file below the working directory, or GIT-REF:PATH such as origin/main:openapi.yaml';
const place = (what: string) => ({ type: 'string', minLength: 1, description: `${what}: ${PLACE}` });
const TEXT = { type: 'string', description: 'the text that the contract would have, instead of reading a file' };
const FORMAT = {
  enum: ['markdown', 'text', 'json'],
  description: 'markdown (default) is short; json has everything, for programs',
};

function texts(given: Readonly<Record<string, unknown>>): (name: string) => string | undefined {
  return (name) => (typeof given[name] === 'string' ? given[name] : undefined);
}

/** What assistants may ask before they edit. Each is a command of the same name; nothing is written anywhere. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'diff',
    title: 'Does this change break the contract?',
    description:
      'Compares two versions of an API contract (OpenAPI 2.0 to 3.2) and tells which changes break consumers, with a message that proves it, and what to do instead. Give new_text to ask about an edit before making it.',
    inputSchema: {
      type: 'object',
      properties: {
        old: place('the contract that consumers rely on'),
        new: place('the contract that is to replace it; not with new_text'),
        new_text: TEXT,
        format: FORMAT,
        strict: { type: 'boolean', description: 'take schemas literally, as schema registries do' },
      },
      required: ['old'],
      additionalProperties: false,
      oneOf: [{ required: ['new'] }, { required: ['new_text'] }],
    },
    call(given) {
      const text = texts(given);
      const [old = '', revision, stdin] = [text('old'), text('new'), text('new_text')];
      const flags = ['--format', text('format') ?? 'markdown', ...(given.strict === true ? ['--strict'] : [])];
      const argv = ['diff', ...flags, '--', old, revision ?? '-'];
      return stdin === undefined ? { argv, places: [old, revision ?? ''] } : { argv, stdin, places: [old] };
    },
  },
  {
    name: 'explain',
    title: 'What does this rule, error or finding mean?',
    description:
      'Explains a rule (request-property-became-required) or the code of an input error, with the remedy; or, with old and new, a finding of their comparison by its fingerprint: what was asked, the answer, and the message that shows it.',
    inputSchema: {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1, description: 'a rule, the code of an input error, or a fingerprint' },
        old: place('of a finding: the contract that consumers rely on'),
        new: place('of a finding: the contract that is to replace it'),
        strict: { type: 'boolean', description: 'as in the comparison that showed the finding' },
      },
      required: ['id'],
      additionalProperties: false,
      dependentRequired: { old: ['new'], new: ['old'] },
    },
    call(given) {
      const text = texts(given);
      const places = ['old', 'new'].flatMap((name) => text(name) ?? []);
      // Without contracts a fingerprint would be looked for wherever a configuration leads.
      const flags = [...(places.length === 0 ? ['--no-config'] : []), ...(given.strict === true ? ['--strict'] : [])];
      return { argv: ['explain', ...flags, '--', String(given.id), ...places], places };
    },
  },
  {
    name: 'validate',
    title: 'Is this contract valid?',
    description: 'Holds a contract against the specification that it names (Swagger 2.0, OpenAPI 3.0 to 3.2).',
    inputSchema: {
      type: 'object',
      properties: {
        contract: place('the contract; not with text'),
        text: TEXT,
        format: { enum: ['text', 'json'] },
      },
      required: [],
      additionalProperties: false,
      oneOf: [{ required: ['contract'] }, { required: ['text'] }],
    },
    call(given) {
      const text = texts(given);
      const [contract, stdin] = [text('contract'), text('text')];
      const argv = ['validate', '--format', text('format') ?? 'text', '--', contract ?? '-'];
      return stdin === undefined ? { argv, places: [contract ?? ''] } : { argv, stdin, places: [] };
    },
  },
];
