import { describe, expect, it } from 'vitest';
import { run } from '../../packages/cli/src/index.ts';
import { fakeIo } from './support/fake-io.ts';
import { contract, referring, repositoryOf, scratch } from './support/scratch.ts';

interface Reply {
  readonly id: number;
  readonly result?: {
    readonly tools?: readonly { readonly name: string }[];
    readonly content?: readonly [{ readonly text: string }];
    readonly isError?: boolean;
  };
  readonly error?: { readonly message: string };
}

/** A conversation with the server: each request is sent when the one before was answered. */
async function converse(cwd: string, requests: readonly object[]): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  const waiting: (() => void)[] = [];
  const answered = () => new Promise<void>((resolve) => waiting.push(resolve));
  async function* sent() {
    const opening = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    const all = [{ method: 'initialize', params: opening }, ...requests];
    for (const [id, request] of all.entries()) {
      const next = answered();
      yield encoded({ jsonrpc: '2.0', id, ...request });
      await next;
      if (id === 0) yield encoded({ jsonrpc: '2.0', method: 'notifications/initialized' });
    }
  }
  const io = fakeIo({ cwd, stdin: sent });
  const stdout = {
    ...io.stdout,
    write(text: string) {
      for (const line of text.split('\n').filter((part) => part !== '')) replies.push(JSON.parse(line));
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
  expect(await run(['mcp'], { ...io, stdout })).toBe(0);
  expect(io.written.stderr).toBe('');
  return replies.slice(1);
}

function encoded(message: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(message)}\n`);
}

const call = (name: string, given: object) => ({ method: 'tools/call', params: { name, arguments: given } });
const OLD = contract().replace('paths: {}', "paths:\n  /a: { get: { responses: { '200': { description: ok } } } }");

describe('the server for assistants', () => {
  it('names its tools', async () => {
    const [reply] = await converse(scratch({}), [{ method: 'tools/list' }]);
    expect(reply?.result?.tools?.map(({ name }) => name)).toEqual(['diff', 'explain', 'validate']);
  });

  it('compares files, revisions and texts that are not written yet', async () => {
    const cwd = repositoryOf({ 'a.yaml': OLD, 'b.yaml': contract() });
    const [files, revision, text] = await converse(cwd, [
      call('diff', { old: 'a.yaml', new: 'b.yaml' }),
      call('diff', { old: 'main:a.yaml', new: 'a.yaml', format: 'text' }),
      call('diff', { old: 'a.yaml', new_text: contract(), format: 'json' }),
    ]);
    expect(files?.result?.content?.[0].text).toContain('1 breaking change');
    expect(files?.result).toMatchObject({ isError: false, content: [{ text: expect.stringMatching(/exit 1$/) }] });
    expect(revision?.result?.content?.[0].text).toContain('nothing changed');
    expect(text?.result?.content?.[0].text).toContain('"rule": "operation-removed"');
  });

  it('explains and validates', async () => {
    const [rule, valid, invalid] = await converse(scratch({ 'a.yaml': OLD }), [
      call('explain', { id: 'operation-removed' }),
      call('validate', { contract: 'a.yaml' }),
      call('validate', { text: contract().replace('paths: {}', 'paths: []') }),
    ]);
    expect(rule?.result?.content?.[0].text).toContain('An operation');
    expect(valid?.result?.content?.[0].text).toContain('valid');
    expect(invalid?.result?.content?.[0].text).toContain('must be object');
  });

  it('explains a finding of two contracts, and looks for none anywhere else', async () => {
    const cwd = scratch({
      'a.yaml': OLD,
      'b.yaml': contract(),
      'contract-check.yaml': 'contracts:\n  - { name: a, files: b.yaml, base: "file:a.yaml" }\n',
    });
    const [compared] = await converse(cwd, [call('diff', { old: 'a.yaml', new: 'b.yaml', format: 'json' })]);
    const [, id] = /"fingerprint": "(\w+)"/.exec(compared?.result?.content?.[0].text ?? '') ?? [];
    const [finding, one, none] = await converse(cwd, [
      call('explain', { id, old: 'a.yaml', new: 'b.yaml' }),
      call('explain', { id, old: 'a.yaml' }),
      call('explain', { id }),
    ]);
    expect(finding?.result).toMatchObject({ isError: false });
    expect(finding?.result?.content?.[0].text).toContain('Can a consumer that relies on the old contract go on');
    expect(one?.error !== undefined || one?.result?.isError).toBe(true);
    expect(none?.result).toMatchObject({ isError: true });
  });

  it.each(['../secret.yaml', '/etc/hostname', 'link.yaml', '-', 'https://example.com/a.yaml', 'main:link.yaml'])(
    'reads nothing outside: %s',
    async (place) => {
      const outer = scratch({
        'secret.yaml': 'secret: 1',
        'in/a.yaml': OLD,
        'in/link.yaml': { link: '../secret.yaml' },
        'in/main:link.yaml': { link: '../secret.yaml' },
      });
      const replies = await converse(`${outer}/in`, [
        call('diff', { old: 'a.yaml', new: place }),
        call('validate', { contract: place }),
        call('explain', { id: '0123456789abcdef', old: 'a.yaml', new: place }),
      ]);
      for (const { result } of replies) {
        expect(result?.isError).toBe(true);
        expect(result?.content?.[0].text).toContain('outside the working directory');
        expect(result?.content?.[0].text).not.toContain('secret: 1');
      }
    },
  );

  it.each(['../secret.yaml', '/etc/hostname', 'file:///etc/hostname', 'link.yaml', 'http://169.254.169.254/latest'])(
    'follows no reference outside: %s',
    async (ref) => {
      const text = referring(ref);
      const outer = scratch({
        'secret.yaml': 'secret: 1',
        'in/a.yaml': text,
        'in/old.yaml': OLD,
        'in/link.yaml': { link: '../secret.yaml' },
      });
      const replies = await converse(`${outer}/in`, [
        call('validate', { contract: 'a.yaml' }),
        call('validate', { text }),
        call('diff', { old: 'old.yaml', new: 'a.yaml' }),
        call('diff', { old: 'old.yaml', new_text: text }),
      ]);
      expect(replies).toHaveLength(4);
      for (const { result } of replies) {
        expect(result?.isError).toBe(true);
        expect(result?.content?.[0].text).toMatch(/ref-outside-root|remote-refused/);
        expect(result?.content?.[0].text).not.toContain('secret: 1');
      }
    },
  );

  it('answers wrong arguments, and files that are no contract, as errors', async () => {
    const [both, unknown, broken] = await converse(scratch({ 'a.yaml': 'a: [' }), [
      call('diff', { old: 'a.yaml' }),
      call('explain', { id: 'no-such-rule' }),
      call('validate', { contract: 'a.yaml' }),
    ]);
    expect(both?.error !== undefined || both?.result?.isError).toBe(true);
    expect(unknown?.result?.isError).toBe(true);
    expect(broken?.result?.content?.[0].text).toContain('a.yaml:1');
  });
});
