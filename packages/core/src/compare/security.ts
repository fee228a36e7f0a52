import type { ApiModel, SecurityAlternative, SecuritySchemeView, SecurityView } from '../model/views.ts';
import type { Fact } from './collector.ts';
import type { CompareContext, OperationPair } from './compare-context.ts';
import type { FactId } from './facts.ts';
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
  const before = base.alternatives.map((item) => credentialsOf(item, (name) => name));
  const after = revision.alternatives.map((item) => credentialsOf(item, (name) => counterpart(name, was, is)));
  const places = { base: base.node, revision: revision.node };
  for (const fact of [...changedSchemes(before, was, is), ...comparedAlternatives(before, after, places)]) {
    context.collector.atOperation(fact, pair.revision, pair.asker);
  }
}

/** Schemes in use that ask for another credential under the same name. */
function changedSchemes(before: readonly Credentials[], was: ApiModel, is: ApiModel): Fact[] {
  const used = new Set(before.flatMap((item) => [...item.keys()]));
  return [...used].flatMap((name) => {
    const [one, other] = [was.securitySchemes.get(name), is.securitySchemes.get(name)];
    if (one === undefined || other === undefined || stillServes(one, other)) return [];
    const data = { before: one.credential, after: other.credential };
    return [{ fact: 'security-scheme-changed', base: one.node, revision: other.node, subject: name, data }];
  });
}

/** The credential is the same, or tokens can still be got by every flow by which they could be. */
function stillServes(base: SecuritySchemeView, revision: SecuritySchemeView): boolean {
  if (base.credential === revision.credential) return true;
  const flows = revision.credential.split(' ');
  return base.type === 'oauth2' && base.credential.split(' ').every((flow) => flows.includes(flow));
}

type Places = Pick<Fact, 'base' | 'revision'>;

function comparedAlternatives(before: readonly Credentials[], after: readonly Credentials[], places: Places): Fact[] {
  const isOpen = (needs: readonly Credentials[]) => needs.some((item) => item.size === 0);
  const needed = (needs: readonly Credentials[]) => needs.map(describe).filter(Boolean).join(' or ');
  // Where anyone may call, nothing else that would do matters.
  if (isOpen(before) && isOpen(after)) return [];
  if (isOpen(before)) return [{ fact: 'security-added', ...places, subject: needed(after) }];
  if (isOpen(after)) return [{ fact: 'security-removed', ...places, subject: needed(before) }];
  return [
    ...unmet(before, after, places, ['security-alternative-removed', 'security-scope-added']),
    ...unmet(after, before, places, ['security-alternative-added', 'security-scope-removed']),
  ];
}

/** Alternatives of one side that satisfy none of the other: told by the scopes where only these are in the way. */
function unmet(
  needs: readonly Credentials[],
  others: readonly Credentials[],
  places: Places,
  [asWhole, byScope]: readonly [FactId, FactId],
): Fact[] {
  return needs
    .filter((need) => !others.some((other) => asksNoMore(other, need)))
    .flatMap((need): Fact[] => {
      const scopes = scopesMissing(need, others);
      if (scopes === null) return [{ fact: asWhole, ...places, subject: describe(need) }];
      return scopes.map((subject) => ({ fact: byScope, ...places, subject }));
    });
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
      // One that is gone is told where operations used it; from none to some the credential changed.
      if (one.type === other.type) {
        pairByKey(one.flows, other.flows, {
          added: (flow, node) =>
            emit({ fact: 'security-scheme-flow-added', base: one.node, revision: node, subject: `${name} ${flow}` }),
        });
      }
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
