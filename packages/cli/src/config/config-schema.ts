import { type JsonSchema, mapping, oneOf, SWITCH, setting, text } from './schema-parts.ts';

const SEVERITIES = ['error', 'warning', 'info', 'off'];
const LEVELS = ['draft', 'alpha', 'beta', 'stable'];

function severity(preset?: string): JsonSchema {
  return { ...oneOf(...SEVERITIES), ...(preset === undefined ? {} : { default: preset }) };
}

/** Members of a fixed set, each with the same schema. */
function each(names: readonly string[], schema: (name: string) => JsonSchema): JsonSchema {
  return mapping(Object.fromEntries(names.map((name) => [name, schema(name)])));
}

const STABILITY_PRESETS: Readonly<Record<string, string>> = { draft: 'off', alpha: 'off', beta: 'warning' };

function severityTables(ruleIds: readonly string[]): Readonly<Record<string, JsonSchema>> {
  return {
    rules: setting('By rule; goes before `breaks` and `effects`.', {
      type: 'object',
      propertyNames: { enum: ruleIds },
      additionalProperties: severity(),
    }),
    effects: setting(
      'By what a change does to a conforming partner.',
      each(['breaking', 'risky', 'compatible', 'docs'], () => severity()),
    ),
    breaks: setting(
      'By what breaks: messages (`wire`) or generated code (`source`).',
      each(['wire', 'source'], () => severity()),
    ),
  };
}

/** A text, or a mapping with exactly one member: how JSON Schema says it without branches, whose errors nobody reads. */
const base = setting(
  'What a contract is compared with: `merge-base`, `merge-base:develop`, `tag:v*` (the newest that fits), `ref:origin/main`, `file:last/openapi.yaml`, `url:https://…`, `registry:orders@prod`; or the same as a mapping, `tag: v*`.',
  {
    ...mapping({
      'merge-base': setting('Where this branch left the one named.', text('develop')),
      tag: setting('The newest tag that fits the glob and leads here.', text('v*')),
      ref: setting('A branch, tag or commit.', text('origin/main')),
      file: setting('A file, from the folder of the configuration.', text('last/openapi.yaml')),
      url: setting('An address; needs --allow-remote.', text('https://example.com/openapi.yaml')),
      registry: setting('Every version of a service that is live in an environment.', text('orders@prod')),
    }),
    type: ['string', 'object'],
    minLength: 1,
    minProperties: 1,
    maxProperties: 1,
    default: 'merge-base',
    examples: ['merge-base', 'tag:v*', 'ref:origin/main'],
  },
);

function prefix(description: string): JsonSchema {
  const path: JsonSchema = { type: 'string', pattern: '^/', examples: ['/v1'] };
  return setting(description, {
    ...mapping({
      old: setting('Of the base alone.', path),
      new: setting('Of the revision alone.', path),
    }),
    type: ['string', 'object'],
    pattern: '^/',
    minProperties: 1,
    examples: ['/v1'],
  });
}

const days: JsonSchema = { type: 'integer', minimum: 0, maximum: 36_500, default: 0, examples: [90] };

const deprecation = setting('What is asked of deprecations and of removals; `off`: nothing.', {
  ...mapping({
    'minimum-days': setting(
      'Days from the announcement to the sunset, at least, by stability level.',
      each(LEVELS, () => days),
    ),
    'sunset-required': setting('An operation that becomes deprecated must name its sunset.', {
      ...SWITCH,
      default: false,
    }),
    removal: setting('`after-sunset`: removing an operation whose announced sunset has passed is compatible.', {
      ...oneOf('after-sunset', 'as-found'),
      default: 'after-sunset',
    }),
  }),
  type: ['string', 'object'],
  pattern: '^off$',
  default: 'off',
  examples: ['off'],
});

/** What may be set for all contracts, and for each alone. */
function sharedSettings(ruleIds: readonly string[]): Readonly<Record<string, JsonSchema>> {
  const tables = severityTables(ruleIds);
  return {
    base,
    compat: setting('`source`: what breaks generated code counts too.', {
      ...oneOf('wire', 'source'),
      default: 'wire',
    }),
    strict: setting('Take schemas literally: also what no conforming partner sends counts.', {
      ...SWITCH,
      default: false,
    }),
    'strict-input': setting('Refuse a contract that breaks its own specification.', { ...SWITCH, default: false }),
    'response-members': setting('`promised`: removing an optional member of a response breaks.', {
      ...oneOf('tolerated', 'promised'),
      default: 'tolerated',
    }),
    'tolerant-reader': setting('`false`: consumers are not taken to ignore what they do not know.', {
      ...SWITCH,
      default: true,
    }),
    'strip-prefix': prefix('A path prefix to drop before paths are compared.'),
    'add-prefix': prefix('A path prefix to add before paths are compared.'),
    severity: setting(
      'What a finding counts as.',
      mapping({
        ...tables,
        stability: setting(
          'The highest severity of a finding that reaches operations of this `x-stability-level` alone.',
          each(LEVELS, (level) => severity(STABILITY_PRESETS[level] ?? 'error')),
        ),
        paths: setting('For some of the operations; later entries go before earlier ones.', {
          type: 'array',
          items: mapping(
            {
              path: setting(
                'A glob over path templates: `*` stays within a segment, `**` does not.',
                text('/internal/**'),
              ),
              ...tables,
            },
            { required: ['path'] },
          ),
        }),
      }),
    ),
    deprecation,
    semver: setting('Severity of a breaking change without a major step of `info.version`.', severity('off')),
  };
}

function contract(shared: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return mapping(
    {
      name: setting(
        'Names the contract in reports; enters the fingerprints of its findings. Where globs find several files, each is a contract of its own: `{name}` stands for what tells them apart, and is put at the end without it.',
        text('orders'),
      ),
      files: setting(
        'A file, folder (`api/`) or glob from the folder of the configuration, or a list; `!` leaves out.',
        {
          type: ['string', 'array'],
          minLength: 1,
          minItems: 1,
          items: text('api/openapi.yaml'),
          examples: ['api/openapi.yaml', 'services/*/openapi.yaml'],
        },
      ),
      composed: setting('The files are parts of one API.', { ...SWITCH, default: false }),
      kind: setting('What the files describe; told by their content without it.', oneOf('openapi')),
      owner: setting('Who answers for the contract; shown in reports.', text('@shop/orders')),
      ...shared,
    },
    { required: ['name', 'files'] },
  );
}

const service = setting(
  'Where `contract-check serve` listens and keeps its data. The environment and the command line go before it.',
  mapping({
    host: setting('The address that is listened on.', { ...text('127.0.0.1'), default: '127.0.0.1' }),
    port: setting('0: any that is free.', { type: 'integer', minimum: 0, maximum: 65_535, default: 4010 }),
    data: setting('The folder of the embedded database, from the folder of the configuration.', {
      ...text('.contract-check'),
      default: '.contract-check',
    }),
    'database-url': setting(
      'A PostgreSQL server in place of it. No password here: `PGPASSWORD` takes it.',
      text('postgres://contracts@db.example/contracts'),
    ),
  }),
);

/** JSON Schema of the configuration; published as docs/config.schema.json. */
export function configSchema(ruleIds: readonly string[]): JsonSchema {
  const shared = sharedSettings(ruleIds);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of contract-check',
    description: 'contract-check.yaml, contract-check.json or the key `contract-check` of package.json.',
    ...mapping({
      $schema: setting('Where editors find this schema.', { type: 'string', examples: ['config.schema.json'] }),
      contracts: setting('The contracts that this repository keeps.', {
        type: 'array',
        items: contract(shared),
      }),
      'fail-on': setting('The lowest severity that fails a run.', {
        ...oneOf('error', 'warning', 'info', 'never'),
        default: 'error',
      }),
      waivers: setting('The file of accepted findings, from the folder of the configuration.', {
        ...text('contract-check.waivers.yaml'),
        default: 'contract-check.waivers.yaml',
      }),
      service,
      ...shared,
    }),
  };
}
