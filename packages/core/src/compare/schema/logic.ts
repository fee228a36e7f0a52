import type { SourceNode } from '../../load/source-node.ts';
import { normalText } from '../../schema/normal-text.ts';
import type { Term } from '../../schema/term.ts';
import { allOfKeyword } from '../../schema/values.ts';
import { equalData } from '../clean.ts';
import type { PairContext } from './pair-context.ts';

export function compareNegations(context: PairContext): void {
  const was = allOfKeyword(context.base, 'not');
  const is = allOfKeyword(context.revision, 'not');
  const gone = was.filter((node) => !is.some((other) => equalData(node.value, other.value, null)));
  const come = is.filter((node) => !was.some((other) => equalData(node.value, other.value, null)));
  const kept = was.length - gone.length;
  for (let index = 0; index < Math.max(gone.length, come.length); index++) {
    const base = gone[index];
    const revision = come[index];
    if (base === undefined) context.emit('not-added', undefined, revision);
    else if (revision === undefined) context.emit('not-removed', base, undefined);
    else context.descend([base], [revision], { polarity: 'inverted' });
  }
  // Equal texts may still lead to schemas that changed.
  if (kept > 0) {
    for (const base of was.filter((node) => !gone.includes(node))) {
      const revision = is.find((other) => equalData(base.value, other.value, null));
      if (revision !== undefined) context.descend([base], [revision], { polarity: 'inverted' });
    }
  }
}

interface Conditional {
  readonly node: SourceNode;
  readonly if: SourceNode;
  readonly then: SourceNode | undefined;
  readonly else: SourceNode | undefined;
}

/** `if` without `then` and `else` demands nothing; those without `if` neither (JSON Schema 2020-12 §10.2.2). */
function conditionalsOf(term: Term): Conditional[] {
  const found: Conditional[] = [];
  for (const { node } of term.parts) {
    const test = node.child('if');
    const [then, otherwise] = [node.child('then'), node.child('else')];
    if (test !== undefined && (then !== undefined || otherwise !== undefined)) {
      found.push({ node: test, if: test, then, else: otherwise });
    }
  }
  return found;
}

export function compareConditionals(context: PairContext): void {
  const was = conditionalsOf(context.base);
  const is = conditionalsOf(context.revision);
  for (let index = 0; index < Math.max(was.length, is.length); index++) {
    const base = was[index];
    const revision = is[index];
    if (base === undefined) context.emit('conditional-added', undefined, revision?.node);
    else if (revision === undefined) context.emit('conditional-removed', base.node, undefined);
    else compareConditional(context, base, revision);
  }
}

function compareConditional(context: PairContext, base: Conditional, revision: Conditional): void {
  const differs = (key: 'then' | 'else') => (base[key] === undefined) !== (revision[key] === undefined);
  if (normalText(base.if.value) !== normalText(revision.if.value) || differs('then') || differs('else')) {
    context.emit('conditional-changed', base.node, revision.node);
    return;
  }
  context.descend([base.if], [revision.if], { polarity: 'unknown' });
  for (const key of ['then', 'else'] as const) {
    const [one, other] = [base[key], revision[key]];
    if (one !== undefined && other !== undefined) context.descend([one], [other], { certain: false });
  }
}
