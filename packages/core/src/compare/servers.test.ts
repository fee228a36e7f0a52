import { expect, it } from 'vitest';
import { factsBetween } from '../../../../test/support/models.ts';

const served = (...urls: readonly string[]) => ({ servers: urls.map((url) => ({ url })) });
const staged = (variable: object) => ({
  servers: [{ url: 'https://{stage}.example', variables: { stage: { default: 'live', ...variable } } }],
});

it.each<readonly [string, Record<string, unknown>, Record<string, unknown>, readonly string[]]>([
  ['letter case and a last slash', served('https://A.example/v1/'), served('HTTPS://a.example/v1'), []],
  [
    'one more',
    served('https://a.example'),
    served('https://a.example', 'https://b.example'),
    ['server-added https://b.example'],
  ],
  [
    'one less',
    served('https://a.example', 'https://b.example'),
    served('https://a.example'),
    ['server-removed https://b.example'],
  ],
  ['nothing was said', {}, served('https://a.example'), []],
  ['a default', staged({}), staged({ default: 'test' }), ['server-variable-default-changed stage']],
  [
    'a value',
    staged({ enum: ['live', 'test'] }),
    staged({ enum: ['live'] }),
    ['server-variable-value-removed stage = test'],
  ],
])('%s', async (_, base, revision, facts) => {
  expect(await factsBetween(base, revision)).toEqual(facts);
});
