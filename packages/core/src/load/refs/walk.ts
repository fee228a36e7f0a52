import type { SourceDocument } from '../source-document.ts';
import { SourceNode } from '../source-node.ts';
import { type MemberRole, roleOf } from './payload.ts';

export type VisitPart = (node: SourceNode, value: Record<string, unknown>) => void;

/** Visits every object of a document that belongs to the contract, outermost first; data are left out. */
export function walkParts(document: SourceDocument, visit: VisitPart): void {
  walk(SourceNode.root(document), 'keywords', visit);
}

function walk(node: SourceNode, role: MemberRole, visit: VisitPart): void {
  const { value } = node;
  if (isObject(value)) visit(node, value);
  else if (!Array.isArray(value)) return;
  for (const child of node.children()) {
    if (typeof child.value !== 'object' || child.value === null) continue;
    const childRole = Array.isArray(value) ? role : roleOf(role, child.key, child.value);
    if (childRole !== 'data') walk(child, childRole, visit);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
