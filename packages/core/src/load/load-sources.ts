import { fail, ok, type Result } from '../result.ts';
import { composeDocuments } from './compose.ts';
import type { InputProblem } from './input-problem.ts';
import { MAX_FILES } from './limits.ts';
import { parseDocument } from './parse-document.ts';
import { type BadReference, danglingReference, locateReferences, targetOf } from './refs/check.ts';
import { collectReferences, type FoundReference } from './refs/collect.ts';
import { Resolver } from './refs/resolver.ts';
import { isAbsoluteUri } from './refs/uri.ts';
import type { SourceDocument } from './source-document.ts';
import type { EntryText, LoadSources, ReadResource, SourceSet } from './source-set.ts';

/**
 * Reads a contract: the entry, and every file that its references reach, each once. What may be read is the
 * decision of `read` alone; a refusal is an error at the reference that asked. Fails with all errors found.
 */
export const loadSources: LoadSources = async (entry, read, like) => {
  const loader = new Loader(read, like);
  loader.add(entry, like?.entry);
  await loader.followReferences();
  const root = loader.resolver.documents.get(entry.uri);
  if (loader.errors.length > 0 || root === undefined) return fail(loader.errors);
  return ok(sourceSet(root, loader));
};

/** Reads several files as parts of one API: see `composeDocuments`. */
export async function loadComposedSources(
  parts: readonly EntryText[],
  read: ReadResource,
  like?: SourceSet,
): Promise<Result<SourceSet, readonly InputProblem[]>> {
  const loader = new Loader(read, like);
  for (const part of parts) loader.add(part);
  await loader.followReferences();
  if (loader.errors.length > 0) return fail(loader.errors);
  const { resolver } = loader;
  const [first, ...others] = parts.flatMap(({ uri }) => resolver.documents.get(uri) ?? []);
  if (first === undefined) throw new Error('an API without parts');
  const composed = composeDocuments([first, ...others]);
  if (!composed.ok) return composed;
  resolver.compose([first, ...others], composed.value.root);
  return ok(sourceSet(composed.value.entry, loader));
}

function sourceSet(entry: SourceDocument, loader: Loader): SourceSet {
  const { resolver } = loader;
  const { documents } = resolver;
  return {
    entry,
    documents,
    notices: [...[...documents.values()].flatMap(({ notices }) => notices), ...loader.dangling()],
    resolve: (from, ref) => resolver.resolve(from, ref),
    resolveDynamic: (from, ref) => resolver.resolveDynamic(from, ref),
  };
}

class Loader {
  readonly errors: InputProblem[] = [];
  readonly resolver = new Resolver();
  private readonly asked = new Set<string>();
  /** References of the documents that were walked, in the order of reading. */
  private readonly references: FoundReference[] = [];
  /** References that no document read so far answers, by the URI to read for them. */
  private readonly pending = new Map<string, FoundReference>();

  constructor(
    private readonly read: ReadResource,
    private readonly like: SourceSet | undefined,
  ) {}

  add(text: EntryText, like = this.like?.documents.get(text.uri)): void {
    this.asked.add(text.uri);
    const parsed = parseDocument(text, like);
    if (!parsed.ok) {
      this.errors.push(...parsed.error);
      return;
    }
    const document = parsed.value;
    this.resolver.add(document);
    if (!document.hints.reachesOut) return;
    for (const reference of collectReferences(document)) {
      this.references.push(reference);
      const uri = this.resolver.candidates(reference.holder, reference.text).at(-1);
      if (uri !== undefined && !this.asked.has(uri) && !this.pending.has(uri)) this.pending.set(uri, reference);
    }
  }

  /** Reads wave by wave; addresses come last, because a file may turn out to hold what they name (`$id`). */
  async followReferences(): Promise<void> {
    while (this.pending.size > 0) {
      const unanswered = [...this.pending].filter(([, reference]) => !this.isAnswered(reference));
      const files = unanswered.filter(([uri]) => !isAbsoluteUri(uri));
      const wave = files.length > 0 ? files : unanswered;
      for (const [uri] of wave) this.pending.delete(uri);
      if (wave.length === 0) return;
      if (this.asked.size + wave.length > MAX_FILES) {
        this.errors.push(...locateReferences(wave.slice(0, 1).map(([, reference]) => tooManyFiles(reference))));
        return;
      }
      for (const [uri] of wave) this.asked.add(uri);
      const answers = await Promise.all(
        wave.map(async ([uri, reference]) => ({ uri, reference, answer: await this.read(uri) })),
      );
      const refused: BadReference[] = [];
      for (const { uri, reference, answer } of answers) {
        if (answer.ok) this.add({ uri, label: answer.label, text: answer.text });
        else refused.push({ reference, problem: { code: answer.code, message: answer.message, fix: answer.fix } });
      }
      this.errors.push(...locateReferences(refused));
    }
  }

  /** Warnings about the references of contracts in several files that lead nowhere. */
  dangling(): InputProblem[] {
    const bad = this.references.filter((reference) => targetOf(this.resolver, reference) === undefined);
    return locateReferences(bad.map(danglingReference));
  }

  private isAnswered({ holder, text }: FoundReference): boolean {
    return this.resolver.candidates(holder, text).some((uri) => this.resolver.knows(uri));
  }
}

function tooManyFiles(reference: FoundReference): BadReference {
  return {
    reference,
    problem: {
      code: 'too-many-files',
      message: `The contract reaches more than ${MAX_FILES.toLocaleString('en')} files.`,
      fix: 'Bundle the contract into one file and compare that.',
    },
  };
}
