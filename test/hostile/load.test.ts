import { describe, expect, test } from 'vitest';
import { checkReferences, loadSources } from '../../packages/core/src/load/index.ts';
import type { ReadResource, ReadResult } from '../../packages/core/src/load/source-set.ts';
import type { HostileDocument } from './document.ts';
import { HOSTILE_DOCUMENTS } from './documents/index.ts';

/** Far above what any of them takes; a hang is what it is there for. */
const HANG_LIMIT = 30_000;

/** The codes of a reader that is as strict as the command's. */
function refusal(uri: string): string {
  if (/^(?:https?:|\/\/)/.test(uri)) return 'remote-refused';
  if (/^(?:\/|\.\.|file:)/.test(uri)) return 'ref-outside-root';
  return /^[a-z]+:/.test(uri) ? 'ref-unsupported' : 'file-not-found';
}

function readerOf(files: Readonly<Record<string, string | Uint8Array>>): ReadResource {
  return (uri): Promise<ReadResult> => {
    const text = Object.hasOwn(files, uri) ? files[uri] : undefined;
    if (typeof text === 'string') return Promise.resolve({ ok: true, text, label: uri });
    return Promise.resolve({ ok: false, code: refusal(uri), message: `${uri} was not read.`, fix: 'Leave it out.' });
  };
}

async function check({ files, outcome }: HostileDocument): Promise<void> {
  const all = files();
  const [entry] = Object.entries(all);
  if (entry === undefined || typeof entry[1] !== 'string') throw new Error('the row has no text');
  const [uri, text] = entry;
  const loaded = await loadSources({ uri, label: uri, text }, readerOf(all));
  if ('refused' in outcome) {
    const errors = loaded.ok ? [] : loaded.error.filter(({ severity }) => severity === 'error');
    expect(errors[0]?.code).toBe(outcome.refused);
    for (const { message, fix, file } of errors) {
      expect(message.length).toBeLessThan(400);
      expect(fix).not.toBe('');
      expect(Object.keys(all)).toContain(file);
    }
    return;
  }
  if (!loaded.ok) throw new Error(`refused: ${JSON.stringify(loaded.error)}`);
  const { value: set } = loaded;
  outcome.reads(set.entry.value as Record<string, unknown>, set);
  for (const problem of checkReferences(set)) expect(problem.severity).toBe('warning');
}

describe('hostile documents, loaded', () => {
  const texts = HOSTILE_DOCUMENTS.filter(({ files }) => typeof Object.values(files())[0] === 'string');

  test.each(texts)(
    '$name',
    async (row) => {
      // Twice, because some parsers fail only the second time that they meet the same text.
      await check(row);
      await check(row);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
    HANG_LIMIT,
  );

  test('there are at least sixty, and their names differ', () => {
    expect(new Set(HOSTILE_DOCUMENTS.map(({ name }) => name)).size).toBe(HOSTILE_DOCUMENTS.length);
    expect(HOSTILE_DOCUMENTS.length).toBeGreaterThanOrEqual(60);
  });
});
