import { parseDocument } from '@contract-check/core';
import { PACKAGE_KEY } from '../../config/find-config.ts';

/** What is needed of a contract that an earlier configuration lists. */
export interface ListedContract {
  readonly name: string;
  readonly files: readonly string[];
  readonly composed: boolean;
  readonly owner: string | null;
}

/** The contracts that the text of a configuration lists. It is not checked again: what cannot be read lists nothing. */
export function listedContracts(text: string): readonly ListedContract[] {
  const parsed = parseDocument({ uri: 'configuration', label: 'configuration', text });
  const root = parsed.ok ? parsed.value.value : null;
  const contracts = member(member(root, PACKAGE_KEY) ?? root, 'contracts');
  return Array.isArray(contracts) ? contracts.flatMap(listed) : [];
}

function listed(entry: unknown): readonly ListedContract[] {
  const [name, owner] = [member(entry, 'name'), member(entry, 'owner')];
  const files = [member(entry, 'files')].flat().filter((file) => typeof file === 'string');
  if (typeof name !== 'string' || files.length === 0) return [];
  const composed = member(entry, 'composed') === true;
  return [{ name, files, composed, owner: typeof owner === 'string' ? owner : null }];
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
