/** @typedef {import('@contract-check/server').Setting} Setting */

/** Settings that the command line knows too. */
const OPTIONS = new Map([
  ['host', '--host'],
  ['port', '--port'],
  ['data', '--data'],
  ['databaseUrl', '--database-url'],
]);

/** @type {Readonly<Record<Setting['type'], (setting: Setting) => string>>} */
const VALUES = {
  text: () => 'text',
  boolean: () => '`true`, `false`',
  list: () => 'texts, separated by commas',
  secret: () => 'text; with `_FILE` behind the name, a file that holds it',
  proxies: () => 'how many (`1`), or addresses (`10.0.0.0/8, loopback`)',
  integer: ({ least, most }) => `${least} to ${most}`,
  choice: ({ choices = [] }) => choices.map((choice) => `\`${choice}\``).join(', '),
};

/**
 * docs/service-settings.md: every setting of the service.
 *
 * @param {Readonly<Record<string, Setting>>} settings
 * @returns {string} Markdown
 */
export function serviceSettingsPage(settings) {
  return [
    '# Settings of the service',
    '',
    '<!-- Written by `npm run generate` from the table of settings; changes made here are lost. -->',
    '',
    'What is typed goes before the environment, that before `service:` in the [configuration](configuration.md), and that',
    'before the preset. A value that is none ends the start (exit 2); all of them are told at once.',
    '',
    '| environment | option | may be | preset | |',
    '|---|---|---|---|---|',
    ...Object.entries(settings).map(([name, setting]) => row(OPTIONS.get(name), setting)),
    '',
  ].join('\n');
}

/**
 * @param {string | undefined} option
 * @param {Setting} setting
 */
function row(option, setting) {
  const cells = [
    `\`${setting.env}\``,
    option === undefined ? '' : `\`${option}\``,
    VALUES[setting.type](setting),
    String(setting.preset ?? '') === '' ? '' : `\`${setting.preset}\``,
    setting.says,
  ];
  return `| ${cells.join(' | ')} |`;
}
