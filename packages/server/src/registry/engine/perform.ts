import {
  applyPolicy,
  type Contract,
  contractOperations,
  defaultPolicy,
  diffContracts,
  type InputProblem,
  loadContract,
  type ReadResource,
  type Result,
  type Verdict,
} from '@contract-check/core';
import { renderJson } from '@contract-check/report';
import type { Document } from '../../generated/api.ts';
import type { CompareDone, ReadDone, Task } from './messages.ts';

type Compare = Extract<Task, { do: 'compare' }>;

/** Does what the thread was asked. Rejects only for a bug. */
export function perform(task: Task): Promise<ReadDone | CompareDone> {
  return task.do === 'read' ? read(task.documents) : compare(task);
}

async function read(documents: readonly Document[]): Promise<ReadDone> {
  const loaded = await load(documents);
  if (!loaded.ok) return { ok: false, problems: loaded.error };
  const contract = loaded.value;
  const { kind, title, sources } = contract;
  const unreached = documents.map(({ path }) => path).filter((path) => !sources.documents.has(path));
  return { ok: true, value: { kind, title, operations: contractOperations(contract), unreached } };
}

async function compare({ base, revision, contractName, asOf }: Compare): Promise<CompareDone> {
  const old = await load(base);
  const made = await load(revision, old.ok ? old.value : undefined);
  if (!old.ok || !made.ok) return { ok: false, problems: [old, made].flatMap((side) => (side.ok ? [] : side.error)) };
  return { ok: true, value: await verdictOf(old.value, made.value, contractName, asOf) };
}

/** As `contract-check diff` judges where nothing is configured. */
async function verdictOf(base: Contract, revision: Contract, contractName: string, asOf: number): Promise<Verdict> {
  const comparison = await diffContracts(base, revision, {
    strict: false,
    compat: 'wire',
    contractName,
    prefixes: { base: {}, revision: {} },
    loadValidator: async () => (await import('@contract-check/core/validator')).schemaValidator(),
  });
  const context = { policy: defaultPolicy, waivers: [], contractName, asOf, base, revision };
  const { verdict } = applyPolicy(comparison, context);
  const run = { name: '', contract: null, owner: null, base, revision, verdict };
  // As the command prints it; but integers beyond 2^53, which only samples hold, are rounded.
  return JSON.parse(renderJson({ runs: [run], unchanged: 0, failOn: 'error', exitStatus: 0, elapsedMs: null }));
}

/** The documents are all files that there are: nothing is looked for on the disk or in the network. */
function load(
  [entry, ...others]: readonly Document[],
  like?: Contract,
): Promise<Result<Contract, readonly InputProblem[]>> {
  if (entry === undefined) throw new Error('a contract without documents');
  const texts = new Map(others.map(({ path, text }) => [path, text]));
  const readOther: ReadResource = async (uri) => {
    const text = texts.get(uri);
    if (text !== undefined) return { ok: true, text, label: uri };
    return {
      ok: false,
      code: 'ref-not-found',
      message: `${uri} is not among the documents.`,
      fix: 'Send every file that the contract refers to, by its path from the entry.',
    };
  };
  return loadContract({ uri: entry.path, label: entry.path, text: entry.text }, readOther, like);
}
