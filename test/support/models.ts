import { compareModels } from '../../packages/core/src/compare/compare-models.ts';
import type { PathPrefix } from '../../packages/core/src/compare-contracts.ts';
import { loadSources } from '../../packages/core/src/load/load-sources.ts';
import { SourceNode } from '../../packages/core/src/load/source-node.ts';
import { buildModel, viewOperation } from '../../packages/core/src/model/api-model.ts';
import { recogniseDialect } from '../../packages/core/src/model/dialect.ts';
import type { ApiModel, OperationView } from '../../packages/core/src/model/views.ts';
import { type Term, Terms } from '../../packages/core/src/schema/term.ts';
import { parse } from './read-text.ts';

type Members = Readonly<Record<string, unknown>>;

/** The root of a document that holds `value`. */
export function nodeOf(value: unknown): SourceNode {
  const parsed = parse(JSON.stringify(value));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return SourceNode.root(parsed.value);
}

/** The model of a contract in one file; `openapi: 3.1.0` unless it says otherwise. */
export async function modelOf(contract: Members, prefix: PathPrefix = {}): Promise<ApiModel> {
  const whole = Object.hasOwn(contract, 'swagger') ? contract : { openapi: '3.1.0', ...contract };
  const entry = { uri: 'api.json', label: 'api.json', text: JSON.stringify(whole) };
  const sources = await loadSources(entry, () =>
    Promise.resolve({ ok: false, code: 'file-not-found', message: 'There is one file.', fix: 'Inline it.' }),
  );
  if (!sources.ok) throw new Error(sources.error.map(({ message }) => message).join('\n'));
  const dialect = recogniseDialect(sources.value.entry);
  if (!dialect.ok) throw new Error(dialect.error.message);
  return buildModel(sources.value, dialect.value, prefix);
}

/** The only operation of a contract, looked into. */
export async function viewOf(contract: Members): Promise<OperationView> {
  const model = await modelOf(contract);
  const [entry] = model.operations;
  if (entry === undefined) throw new Error('the contract has no operation');
  return viewOperation(model, entry);
}

/** The terms of named schemas, by name. */
export async function termsOf(schemas: Members, version = '3.1.0'): Promise<(name: string) => Term> {
  const model = await modelOf({ openapi: version, components: { schemas } });
  const terms = new Terms(model.dialect, model.references);
  return (name) => {
    const node = model.schemas?.child(name);
    if (node === undefined) throw new Error(`there is no schema ${name}`);
    return terms.of(node);
  };
}

export async function termOf(schema: unknown, version = '3.1.0'): Promise<Term> {
  return (await termsOf({ It: schema }, version))('It');
}

/** A contract with one operation, `POST /things`. */
export function contractOf(operation: Members, rest: Members = {}): Members {
  return { paths: { '/things': { post: { responses: { 200: { description: 'Done' } }, ...operation } } }, ...rest };
}

export function bodyOf(schema: unknown, type = 'application/json'): Members {
  return { content: { [type]: { schema } } };
}

/** `fact subject` of every change, in order of name. */
export async function factsBetween(base: Members, revision: Members): Promise<string[]> {
  const { changes } = compareModels(await modelOf(base), await modelOf(revision));
  return changes.map(({ fact, subject }) => `${fact} ${subject}`.trim()).sort();
}
