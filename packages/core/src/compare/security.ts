import type { ApiModel, SecurityAlternative, SecurityView } from '../model/views.ts';
import type { Fact } from './collector.ts';
import type { CompareContext, OperationPair } from './compare-context.ts';
import { pairByKey } from './schema/pair-context.ts';

/**
 * Security as an exact algebra: an alternative is a set of credentials with scopes; it is satisfied by every caller
 * that presents at least these. A base alternative holds on if the revision has one that asks for no more.
 */
export function compareSecurity(
  context: CompareContext,
  base: SecurityView,
  revision: SecurityView,
  pair: OperationPair,
): void {
  const [was, is] = [context.base.model, context.revision.model];
  const emit = (fact: Fact) => context.collector.atOperation(fact, pair.revision, pair.asker);
  const places = { base: base.node, revision: revision.node };
  const needsBefore = base.alternatives.map((item) => credentialsOf(item, (name) => name));
  const needsAfter = revision.alternatives.map((item) => credentialsOf(item, (name) => counterpart(name, was, is)));
  for (const name of new Set(needsBefore.flatMap((item) => [...item.keys()]))) {
    const [one, other] = [was.securitySchemes.get(name), is.securitySchemes.get(name)];
    if (one === undefined || other === undefined || one.credential === other.credential) continue;
    const data = { before: one.credential, after: other.credential };
    emit({ fact: 'security-scheme-changed', base: one.node, revision: other.node, subject: name, data });
  }
  const isOpen = (needs: readonly Credentials[]) => needs.some((item) => item.size === 0);

  if (isOpen(needsBefore) !== isOpen(needsAfter)) {
    const fact = isOpen(needsAfter) ? 'security-removed' : 'security-added';
    const described = isOpen(needsAfter) ? needsBefore : needsAfter;
    // Anonymous callers are what changed; that other credentials still work, or did, adds nothing.
    emit({
      fact,
      ...places,
      subject: described
        .filter((item) => item.size > 0)
        .map(describe)
        .join(' or '),
    });
    return;
  }
  // Anyone may call on both sides; what else would do is no matter.
  if (isOpen(needsBefore)) return;
  for (const need of needsBefore) {
    if (needsAfter.some((other) => asksNoMore(other, need))) continue;
    const missing = scopesMissing(need, needsAfter);
    if (missing === null) emit({ fact: 'security-alternative-removed', ...places, subject: describe(need) });
    else for (const scope of missing) emit({ fact: 'security-scope-added', ...places, subject: scope });
  }
  for (const need of needsAfter) {
    if (needsBefore.some((other) => asksNoMore(other, need))) continue;
    const fewer = scopesMissing(need, needsBefore);
    if (fewer === null) emit({ fact: 'security-alternative-added', ...places, subject: describe(need) });
    else for (const scope of fewer) emit({ fact: 'security-scope-removed', ...places, subject: scope });
  }
}

/** Scheme → scopes. */
type Credentials = ReadonlyMap<string, ReadonlySet<string>>;

function credentialsOf(alternative: SecurityAlternative, identify: (name: string) => string): Credentials {
  return new Map([...alternative].map(([name, scopes]) => [identify(name), new Set(scopes)]));
}

/** The name in the base of a scheme of the revision: its own, or that of a renamed scheme which asks for the same. */
function counterpart(name: string, base: ApiModel, revision: ApiModel): string {
  if (base.securitySchemes.has(name)) return name;
  const credential = revision.securitySchemes.get(name)?.credential;
  for (const [other, scheme] of base.securitySchemes) {
    if (scheme.credential === credential && !revision.securitySchemes.has(other)) return other;
  }
  return name;
}

/** Whoever satisfies `given` satisfies `asked`. */
function asksNoMore(asked: Credentials, given: Credentials): boolean {
  return [...asked].every(([credential, scopes]) => {
    const have = given.get(credential);
    return have !== undefined && [...scopes].every((scope) => have.has(scope));
  });
}

/**
 * The scopes by which `need` falls short of an alternative of exactly the same credentials; null if there is none,
 * or if more than scopes is in the way.
 */
function scopesMissing(need: Credentials, alternatives: readonly Credentials[]): string[] | null {
  for (const other of alternatives) {
    if (other.size !== need.size || ![...other.keys()].every((credential) => need.has(credential))) continue;
    const missing = [...other].flatMap(([credential, scopes]) =>
      [...scopes].filter((scope) => need.get(credential)?.has(scope) !== true),
    );
    if (missing.length > 0) return missing;
  }
  return null;
}

function describe(need: Credentials): string {
  return [...need]
    .map(([credential, scopes]) => (scopes.size > 0 ? `${credential} (${[...scopes].join(', ')})` : credential))
    .join(' and ');
}

/** The declared schemes themselves, for everybody who generates clients or fetches tokens. */
export function compareSecuritySchemes(context: CompareContext): void {
  const { collector } = context;
  const emit = (fact: Fact) => collector.add(fact, { at: 'contract' });
  pairByKey(context.base.model.securitySchemes, context.revision.model.securitySchemes, {
    removed: (subject, scheme) => emit({ fact: 'security-scheme-removed', base: scheme.node, revision: null, subject }),
    added: (subject, scheme) => emit({ fact: 'security-scheme-added', base: null, revision: scheme.node, subject }),
    both: (name, one, other) => {
      pairByKey(one.urls, other.urls, {
        both: (key, was, is) => {
          if (was.value === is.value) return;
          const data = { before: was.value, after: is.value };
          emit({ fact: 'security-scheme-url-changed', base: was, revision: is, subject: `${name} ${key}`, data });
        },
      });
      pairByKey(one.scopes, other.scopes, {
        removed: (subject, node) =>
          emit({ fact: 'security-scheme-scope-removed', base: node, revision: null, subject }),
        added: (subject, node) => emit({ fact: 'security-scheme-scope-added', base: null, revision: node, subject }),
        both: (subject, was, is) => {
          if (was.value === is.value) return;
          emit({ fact: 'security-scheme-scope-changed', base: was, revision: is, subject });
        },
      });
    },
  });
}
