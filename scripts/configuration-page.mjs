/** @typedef {import('contract-check').JsonSchema} JsonSchema */

const example = `\
contracts:
  - name: orders
    files: api/openapi.yaml
    owner: '@shop/orders'
  - name: '{name}'                        # one contract for each file
    files: [services/*/openapi.yaml, '!services/legacy/**']
    base: tag:v*                          # this and all below, for these alone
    compat: source

base: merge-base                          # where this branch left the default branch
fail-on: warning
severity:
  rules:
    operation-deprecated: off
  effects:
    risky: error
  stability:
    beta: error                           # beta operations promise as much as stable ones
  paths:
    - path: /internal/**
      effects: { breaking: warning, risky: off }
deprecation:
  minimum-days: { stable: 90, beta: 30 }
  sunset-required: true
  removal: after-sunset
semver: error
`;

/**
 * docs/configuration.md: what a configuration is, and every setting with what it may be.
 *
 * @param {JsonSchema} schema of the whole configuration
 * @returns {string} Markdown
 */
export function configurationPage(schema) {
  const all = members(schema);
  const contracts = /** @type {JsonSchema} */ (all.contracts?.items);
  const own = Object.entries(members(contracts)).filter(([name]) => !Object.hasOwn(all, name));
  const shared = Object.entries(all).filter(([name]) => Object.hasOwn(members(contracts), name));
  const run = Object.entries(all).filter(([name]) => !Object.hasOwn(members(contracts), name));
  return [
    '# Configuration',
    '',
    '<!-- Written by `npm run generate` from the schema of the configuration; changes made here are lost. -->',
    '',
    'A configuration is a file `contract-check.yaml` (or `.yml`, or `contract-check.json`), or the key `contract-check` of',
    '`package.json`. It is looked for in the working directory and above, up to the top of the Git work tree; the nearest',
    'one holds, and two in one folder are refused. `--config FILE` names another one, `--no-config` wants neither it nor',
    'waivers. It is data alone and never code.',
    '',
    '```yaml',
    `${example}\`\`\``,
    '',
    '`contract-check config` shows every setting that holds, where it comes from, and the files of each contract. What',
    'counts is, from the last to the first: the command line, what a contract says for itself, the top of the file, the',
    'preset. Mappings are merged key by key: a contract that sets one rule keeps the others.',
    '',
    'A misspelt key, an impossible value, an unknown rule or a glob that can match nothing is an error (exit 2) with its',
    'line and what was probably meant; all of them are told at once. The',
    '[JSON Schema](config.schema.json) makes editors complete and check the file: name it with `$schema`, or in a comment',
    '`# yaml-language-server: $schema=…`.',
    '',
    '## For the whole run',
    '',
    ...table(run),
    '',
    '## Of a contract',
    '',
    'Globs count from the folder of the configuration, with `/` on every system: `*` stays within a folder, `**` does not.',
    'What Git ignores and `node_modules` are found by their path alone, not by a glob. See [waivers](waivers.md) for the',
    'part that the name plays in fingerprints.',
    '',
    ...table(own),
    '',
    '## For all contracts, or for one alone',
    '',
    ...table(shared),
    '',
    '## What severities are made of',
    '',
    'The most particular entry decides: the rule, then what breaks, then the effect; of equal ones the last path that',
    'fits, then the table for all operations. A finding that several operations share has the highest severity that any of',
    'them gives. One that is not decided (`proof: rule`) is at most a warning unless its rule is named. `off` leaves it',
    'out of reports; it stays in the JSON. [Verdicts](verdicts.md) says what effects mean; [rules](rules.md) lists all ids.',
    '',
    '`x-stability-level` of an operation caps what is found in it: the level of the base counts, since that is what',
    'consumers were promised; without one, an operation is stable.',
    '',
    'Deprecations are read from `deprecated`, `x-sunset` and `x-deprecated-since`. Notice counts from the latter, else',
    'from the day of the comparison.',
    '',
  ].join('\n');
}

/**
 * @param {JsonSchema | undefined} schema
 * @returns {Readonly<Record<string, JsonSchema>>}
 */
function members(schema) {
  return /** @type {Readonly<Record<string, JsonSchema>>} */ (schema?.properties ?? {});
}

/** @param {readonly (readonly [string, JsonSchema])[]} settings */
function table(settings) {
  return [
    '| key | may be | preset | |',
    '|---|---|---|---|',
    ...settings.flatMap(([name, schema]) => rows(name, schema)),
  ];
}

/**
 * A row for a setting and one for each of its members.
 *
 * @param {string} name
 * @param {JsonSchema} schema
 * @returns {string[]}
 */
function rows(name, schema) {
  const { description = '', default: preset } = schema;
  const plain = plainMembers(schema);
  const cells = [
    `\`${name}\``,
    plain.length > 0 ? `${code(plain.map(([member]) => member))}: ${values(plain[0]?.[1] ?? {})}` : values(schema),
    plain.length > 0 ? presets(plain) : code(preset === undefined ? [] : [preset]),
    String(description).replaceAll('|', '\\|'),
  ];
  if (plain.length > 0) return [`| ${cells.join(' | ')} |`];
  const items = /** @type {JsonSchema | undefined} */ (schema.items);
  const below = Object.entries({ ...members(schema), ...(name === 'contracts' ? {} : members(items)) });
  return [`| ${cells.join(' | ')} |`, ...below.flatMap(([member, inner]) => rows(`${name}.${member}`, inner))];
}

/**
 * Members that need no words of their own: `draft`, `alpha`, `beta`, `stable`.
 *
 * @param {JsonSchema} schema
 */
function plainMembers(schema) {
  const all = Object.entries(members(schema));
  return all.every(([, { description }]) => description === undefined) ? all : [];
}

/** @param {readonly (readonly [string, JsonSchema])[]} plain */
function presets(plain) {
  return plain
    .filter(([, schema]) => schema.default !== undefined)
    .map(([name, schema]) => `\`${name}: ${schema.default}\``)
    .join(', ');
}

/** @param {readonly unknown[]} texts */
function code(texts) {
  return texts.map((text) => `\`${text}\``).join(', ');
}

/** @type {Readonly<Record<string, string>>} */
const KINDS = { string: 'text', boolean: '`true`, `false`', integer: 'whole number', object: 'mapping', array: 'list' };

/** @param {JsonSchema} schema */
function values(schema) {
  if (schema.enum !== undefined) return code(/** @type {string[]} */ (schema.enum));
  if (schema.propertyNames !== undefined) return 'rule ids to severities';
  return [/** @type {string | string[]} */ (schema.type)]
    .flat()
    .map((type) => KINDS[type])
    .join(' or ');
}
