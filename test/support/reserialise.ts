import { type Contract, loadContract } from '@contract-check/core';

/** JSON text of a value, the members of every object in reverse order. Integers beyond 2^53 keep their digits. */
function reversedJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(reversedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${reversedJson(member)}`);
  return `{${members.reverse().join(',')}}`;
}

/**
 * The same contract from other texts: each document written again as JSON with the members of every object in
 * reverse order, so that no shortcut over texts, positions or member order can make the two look alike.
 */
export async function reserialised(contract: Contract): Promise<Contract> {
  const texts = new Map<string, string>();
  for (const document of contract.sources.documents.values()) texts.set(document.uri, reversedJson(document.value));
  const { uri, label } = contract.sources.entry;
  const loaded = await loadContract({ uri, label, text: texts.get(uri) ?? '' }, async (wanted) => {
    const text = texts.get(wanted);
    if (text === undefined) return { ok: false, code: 'not-read', message: `${wanted} was not read before`, fix: '' };
    return { ok: true, text, label: wanted };
  });
  if (loaded.ok) return loaded.value;
  throw new Error(`The copy of ${label} was refused: ${JSON.stringify(loaded.error, null, 2)}`);
}
