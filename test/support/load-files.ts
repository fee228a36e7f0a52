import type { InputProblem } from '../../packages/core/src/load/input-problem.ts';
import { loadSources } from '../../packages/core/src/load/load-sources.ts';
import { SourceNode } from '../../packages/core/src/load/source-node.ts';
import type { ReadResource, SourceSet } from '../../packages/core/src/load/source-set.ts';

/** Contracts in several files, kept in memory; the entry is `api.yaml`. */
export type Files = Readonly<Record<string, string>>;

function reader(files: Files): { read: ReadResource; asked: string[] } {
  const asked: string[] = [];
  const read: ReadResource = (uri) => {
    asked.push(uri);
    const text = Object.hasOwn(files, uri) ? files[uri] : undefined;
    if (text !== undefined) return Promise.resolve({ ok: true, text, label: `contracts/${uri}` });
    return Promise.resolve({ ok: false, code: 'file-not-found', message: `There is no ${uri}.`, fix: 'Add it.' });
  };
  return { read, asked };
}

export async function loadFiles(files: Files) {
  const { read, asked } = reader(files);
  const text = files['api.yaml'] ?? '';
  return { result: await loadSources({ uri: 'api.yaml', label: 'api.yaml', text }, read), asked };
}

export async function loadSet(files: Files): Promise<SourceSet> {
  const { result } = await loadFiles(files);
  if (!result.ok) throw new Error(result.error.map(spell).join('\n'));
  return result.value;
}

export function spell({ file, line, column, severity, code }: InputProblem): string {
  return `${file}:${line}:${column} ${severity} ${code}`;
}

/** The value that the reference at a slash-separated place of the entry (or of `file`) names. */
export function follow(set: SourceSet, place: string, file = 'api.yaml'): unknown {
  const document = set.documents.get(file);
  const holder = document === undefined ? undefined : SourceNode.root(document).at(place.split('/'));
  const ref = (holder?.value as { $ref?: string } | undefined)?.$ref;
  return holder === undefined || ref === undefined ? 'no reference here' : set.resolve(holder, ref)?.value;
}
