import type { SourceDocument } from '../source-document.ts';
import { SourceNode } from '../source-node.ts';
import { nodeAtFragment } from './pointer.ts';
import { hasResources, type Resource, ResourceIndex, resourceOf } from './resource-index.ts';
import { decodePercent, resolveUri, splitReference } from './uri.ts';
import { isObject } from './walk.ts';

/** References that a pointer may run through before it counts as leading nowhere. */
const MAX_DETOURS = 50;

type Cache = Map<string, SourceNode | null>;

/** Finds what references name, in a growing set of documents. */
export class Resolver {
  private readonly roots = new Map<SourceDocument, SourceNode>();
  private readonly caches = new Map<SourceDocument, Cache>();
  private readonly named = new Map<SourceDocument, boolean>();
  private readonly names = new ResourceIndex();
  private unindexed: SourceDocument[] = [];
  private detours = 0;
  readonly documents = new Map<string, SourceDocument>();

  add(document: SourceDocument): void {
    this.documents.set(document.uri, document);
    this.unindexed.push(document);
    this.caches.clear();
  }

  /** References into any of these documents mean what they make together. */
  compose(documents: Iterable<SourceDocument>, root: SourceNode): void {
    for (const document of documents) this.roots.set(document, root);
    this.caches.clear();
  }

  /** See `SourceSet.resolve`. */
  resolve(from: SourceNode, ref: string): SourceNode | undefined {
    const { document } = from;
    const resource = this.isNamed(document) ? resourceOf(from) : null;
    const key = resource === null ? ref : `${resource.uri} ${ref}`;
    let cache = this.caches.get(document);
    if (cache === undefined) {
      cache = new Map();
      this.caches.set(document, cache);
    }
    const known = cache.get(key);
    if (known !== undefined) return known ?? undefined;
    // A pointer that runs through a reference to itself asks for this very answer again: it is "nowhere".
    cache.set(key, null);
    const target = this.find(from, resource ?? { uri: document.uri, root: this.rootOf(document) }, ref);
    cache.set(key, target ?? null);
    return target;
  }

  /** See `SourceSet.resolveDynamic`. */
  resolveDynamic(from: SourceNode, ref: string): SourceNode | undefined {
    return this.resolve(from, ref) ?? this.index().dynamic.get(decodePercent(splitReference(ref).fragment));
  }

  /** The URIs of the documents that could hold the target of a reference, best first; empty for the same document. */
  candidates(from: SourceNode, ref: string): readonly string[] {
    const { path } = splitReference(ref);
    if (path === '') return [];
    const { uri } = from.document;
    const plain = resolveUri(uri, path);
    if (!this.isNamed(from.document)) return [plain];
    const resource = resourceOf(from);
    // A file beside the document goes before an address made from `$id`, which seldom exists.
    return resource.uri === uri ? [plain] : [resolveUri(resource.uri, path), plain];
  }

  /** Whether a URI names a document that was read, or a resource inside one. */
  knows(uri: string): boolean {
    return this.documents.has(uri) || this.index().resources.has(uri);
  }

  private index(): ResourceIndex {
    for (const document of this.unindexed) this.names.add(document);
    this.unindexed = [];
    return this.names;
  }

  private isNamed(document: SourceDocument): boolean {
    let named = this.named.get(document);
    if (named === undefined) {
      named = hasResources(document);
      this.named.set(document, named);
    }
    return named;
  }

  private rootOf(document: SourceDocument): SourceNode {
    let root = this.roots.get(document);
    if (root === undefined) {
      root = SourceNode.root(document);
      this.roots.set(document, root);
    }
    return root;
  }

  private find(from: SourceNode, resource: Resource, ref: string): SourceNode | undefined {
    const { path, fragment } = splitReference(ref);
    if (path !== '') {
      for (const uri of this.candidates(from, ref)) {
        const root = this.rootNamed(uri);
        if (root !== undefined) return this.within(root.uri, root.node, fragment);
      }
      return undefined;
    }
    const target = this.within(resource.uri, resource.root, fragment);
    if (target !== undefined || resource.root.parent === null) return target;
    // Pointers are often written for the whole document, although a `$id` between makes them relative to that.
    return this.within(from.document.uri, this.rootOf(from.document), fragment);
  }

  private rootNamed(uri: string): { uri: string; node: SourceNode } | undefined {
    const document = this.documents.get(uri);
    if (document !== undefined) {
      const node = this.rootOf(document);
      return { uri: this.isNamed(document) ? resourceOf(node).uri : uri, node };
    }
    const node = this.index().resources.get(uri);
    return node === undefined ? undefined : { uri, node };
  }

  private within(uri: string, root: SourceNode, fragment: string): SourceNode | undefined {
    if (fragment === '') return root;
    if (!fragment.startsWith('/')) return this.index().anchors.get(`${uri}#${decodePercent(fragment)}`);
    return nodeAtFragment(root, fragment, (node) => this.detour(node));
  }

  private detour(node: SourceNode): SourceNode | undefined {
    if (this.detours >= MAX_DETOURS || !isObject(node.value) || typeof node.value.$ref !== 'string') return undefined;
    this.detours++;
    const target = this.resolve(node, node.value.$ref);
    this.detours--;
    return target;
  }
}
