import { describe, expect, it } from 'vitest';
import { type Files, scratch } from '../cli/support/scratch.ts';
import { change, diffIn, foundIn, isolateGit, onFeature } from './support/history.ts';

isolateGit();

const CONFIG = 'contracts:\n  - name: shop\n    files: api/\n    composed: true\n';
const HEAD = 'openapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\n';
const answer = (schema: string): string =>
  `{ responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }`;

const PARTS = {
  'api/main.yaml': `${HEAD}tags: [{ name: a }]\n`,
  'api/orders/orders.yaml': `openapi: 3.1.0\npaths:\n  /orders:\n    get: ${answer("{ $ref: '#/components/schemas/Order' }")}\n  /orders/{id}:\n    get: ${answer('{ $ref: ../common.yaml#/Id }')}\n`,
  'api/orders/writing.yaml': `openapi: 3.1.0\ntags: [{ name: a }, { name: b }]\npaths:\n  /orders:\n    post: ${answer("{ $ref: 'orders.yaml#/components/schemas/Order' }")}\n`,
  'api/schemas.yaml': `openapi: 3.1.0\ncomponents:\n  schemas:\n    Order:\n      type: object\n      required: [id]\n      properties: { id: { type: string }, total: { type: integer } }\n`,
} satisfies Files;

const CONFIG_FILES = CONFIG.replace('files: api/', "files: [api/, '!api/common.yaml']");
const COMMON = { 'api/common.yaml': 'Id: { type: string }\n' };

function shop(): string {
  return onFeature({ ...PARTS, ...COMMON }, CONFIG_FILES);
}

describe('many files as one API', () => {
  it('are unchanged together', async () => {
    expect(await foundIn(shop())).toMatchObject({ exit: 0, unchanged: 1, found: {} });
  });

  it('refer to each other and to further files, from wherever they are', async () => {
    const folder = shop();
    change(folder, {
      'api/schemas.yaml': PARTS['api/schemas.yaml'].replace('total: { type: integer }', 'total: { type: string }'),
    });
    const { exit, stdout, stderr } = await diffIn(folder, {}, '--format', 'json');
    expect(stderr).toMatch(/^Base: [^\n]*\n$/);
    expect(exit).toBe(1);
    const { contracts } = JSON.parse(stdout);
    expect(contracts).toHaveLength(1);
    const [finding] = contracts[0].findings;
    expect(finding).toMatchObject({ effect: 'breaking', revision: { file: 'api/schemas.yaml', line: 7 } });
    expect(finding.operations.map(({ key }: { key: string }) => key)).toEqual(['GET /orders', 'POST /orders']);
  });

  it('changes of a file that one of them refers to count', async () => {
    const folder = shop();
    change(folder, { 'api/common.yaml': 'Id: { type: integer }\n' });
    const { found } = await foundIn(folder);
    expect(found.shop).not.toEqual([]);
    expect(found.shop?.every((rule) => rule.startsWith('response-'))).toBe(true);
  });

  it('may be cut anew without being changed', async () => {
    const folder = shop();
    change(
      folder,
      {
        'api/all.yaml': `${HEAD}tags: [{ name: a }, { name: b }]\npaths:\n  /orders:\n    get: ${answer("{ $ref: '#/components/schemas/Order' }")}\n    post: ${answer("{ $ref: '#/components/schemas/Order' }")}\n  /orders/{id}:\n    get: ${answer('{ $ref: common.yaml#/Id }')}\n${PARTS['api/schemas.yaml'].replace('openapi: 3.1.0\n', '')}`,
      },
      ['api/main.yaml', 'api/orders/orders.yaml', 'api/orders/writing.yaml', 'api/schemas.yaml'],
    );
    expect(await foundIn(folder)).toMatchObject({ exit: 0, unchanged: 0, found: { shop: [] } });
  });

  it('lose what a file takes away with it', async () => {
    const folder = shop();
    change(folder, {}, ['api/orders/writing.yaml']);
    const { exit, stdout } = await diffIn(folder);
    expect(exit).toBe(1);
    expect(stdout).toContain('POST /orders is gone.');
    expect(stdout).toMatch(/[0-9a-f]{10}:api\/orders\/writing\.yaml:5/);
  });

  it('may say the same twice', async () => {
    const folder = shop();
    change(folder, { 'api/twice.yaml': PARTS['api/schemas.yaml'] });
    expect(await foundIn(folder)).toMatchObject({ exit: 0, found: { shop: [] } });
  });

  it.each<[what: string, text: string, code: string, message: string]>([
    [
      'an operation',
      `openapi: 3.1.0\npaths:\n  /orders:\n    get: ${answer('{}')}\n`,
      'compose-duplicate',
      '"GET /orders"',
    ],
    [
      'a component',
      'openapi: 3.1.0\ncomponents: { schemas: { Order: { type: string } } }\n',
      'compose-duplicate',
      'components.schemas.Order',
    ],
    ['the specification', 'openapi: 3.0.3\n', 'compose-mixed', '"openapi"'],
    ['all of it', '[]\n', 'compose-mixed', 'must be an object'],
  ])('must not disagree on %s', async (_, text, code, message) => {
    const folder = shop();
    change(folder, { 'api/other.yaml': text });
    const { exit, stdout, stderr } = await diffIn(folder);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(stderr).toMatch(/ {2}api\/.*:\d+:\d+\n/);
  });

  it('work against a file', async () => {
    const config = `${CONFIG_FILES}    base: { file: bundled.yaml }\n`;
    const bundled = `${HEAD}paths:\n  /gone:\n    get: ${answer('{}')}\n`;
    const folder = scratch({ 'contract-check.yaml': config, ...PARTS, ...COMMON, 'bundled.yaml': bundled });
    expect((await foundIn(folder)).found.shop).toContain('operation-removed');
  });
});
