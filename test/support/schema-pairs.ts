import {
  compareSchemas,
  loadSchema,
  type SchemaCheck,
  type SchemaMode,
} from '../../packages/core/src/schema-compatibility.ts';
import { schemaValidator } from '../../packages/core/src/validator/index.ts';

type Files = Readonly<Record<string, string>>;

/** Loads a schema from memory, with the files that it may refer to. */
export async function loadText(label: string, text: string, files: Files = {}) {
  return loadSchema({ uri: label, label, text }, (uri) => {
    const found = files[uri];
    if (found !== undefined) return Promise.resolve({ ok: true, label: uri, text: found });
    return Promise.resolve({ ok: false, code: 'file-not-found', message: `There is no ${uri}.`, fix: 'Add it.' });
  });
}

export async function readSchema(label: string, schema: unknown, files?: Files) {
  const loaded = await loadText(label, typeof schema === 'string' ? schema : JSON.stringify(schema), files);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('\n'));
  return loaded.value;
}

export interface Given {
  readonly mode?: SchemaMode;
  readonly files?: Files;
  readonly budget?: number;
}

export async function compare(base: unknown, revision: unknown, { mode = 'full', files, budget }: Given = {}) {
  const [one, other] = [await readSchema('old.json', base, files), await readSchema('new.json', revision, files)];
  const loadValidator = () => Promise.resolve(schemaValidator());
  return compareSchemas(one, other, { mode, loadValidator, ...(budget === undefined ? {} : { budget }) });
}

/** `yes no`: backward, then forward. */
export async function answers(base: unknown, revision: unknown, given?: Given): Promise<string> {
  const { verdict } = await compare(base, revision, given);
  return verdict.checks.map(({ answer }) => answer).join(' ');
}

export async function backward(base: unknown, revision: unknown, given: Given = {}): Promise<SchemaCheck> {
  const { verdict } = await compare(base, revision, { ...given, mode: 'backward' });
  const [check] = verdict.checks;
  if (check === undefined) throw new Error('nothing was checked');
  return check;
}
