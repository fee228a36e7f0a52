/**
 * Runs one comparison of a tool that is a library: peer-child.js <tool> <entry file> <base> <revision>. Both files
 * are JSON.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

type Library = Readonly<Record<string, unknown>>;

/** A library's function by its name; a library without it is not the one that we know. */
function callable(library: Library, name: string): (...args: readonly unknown[]) => unknown {
  const found = library[name];
  if (typeof found !== 'function') throw new Error(`This version has no function ${name}.`);
  return (...args) => found(...args);
}

const tools: Readonly<Record<string, (library: Library, base: string, revision: string) => unknown>> = {
  'api-smart-diff': (library, base, revision) => callable(library, 'apiDiff')(JSON.parse(base), JSON.parse(revision)),
  'openapi-diff': (library, base, revision) =>
    callable(
      library,
      'diffSpecs',
    )({
      sourceSpec: { content: base, location: 'base.json', format: formatOf(base) },
      destinationSpec: { content: revision, location: 'revision.json', format: formatOf(revision) },
    }),
};

/** That tool wants to be told which specification it reads. */
const formatOf = (text: string) => ('swagger' in (JSON.parse(text) as object) ? 'swagger2' : 'openapi3');

const [tool = '', entry = '', base = '', revision = ''] = process.argv.slice(2);
const library = createRequire(import.meta.url)(entry) as Library;
const compare = tools[tool];
if (compare === undefined) throw new Error(`There is no tool ${tool}.`);
await compare(library, readFileSync(base, 'utf8'), readFileSync(revision, 'utf8'));
