import type { Comparison } from '../compare-contracts.ts';
import type { Finding, OperationRef, Severity } from '../finding.ts';
import { isPolicyRule } from '../rules/policies.ts';
import { usualSeverity } from '../verdict.ts';
import { globMatcher } from './glob.ts';
import type { Policy, SeverityTable, StabilityLevel } from './policy.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, off: 0 };

/** What makes a severity of a finding; `own` is what a policy gives to the findings that it makes itself. */
export type Weigh = (finding: Finding, own?: Severity) => Severity;

/** Severities as a policy wants them (order of precedence: `applyPolicy`). */
export function weigher(policy: Policy, operations: Comparison['operations']): Weigh {
  // The later one is the more particular.
  const byPath = policy.byPath.map(({ path, severities }) => ({ fits: globMatcher(path), severities })).reverse();
  const tablesOf = new Map<string, readonly SeverityTable[]>();
  const tablesFor = (path: string) => {
    const tables = tablesOf.get(path) ?? [
      ...byPath.filter(({ fits }) => fits(path)).map(({ severities }) => severities),
      policy.severities,
    ];
    tablesOf.set(path, tables);
    return tables;
  };
  return (finding, own) => {
    if (finding.operations.length === 0) return severityIn([policy.severities], finding, own);
    const severities = finding.operations.map((operation) => {
      const severity = severityIn(tablesFor(operation.path), finding, own);
      const cap = isAboutStability(finding) ? 'error' : policy.stability[levelOf(operation, operations)];
      return lower(severity, cap);
    });
    return severities.reduce(higher);
  };
}

/** The base's level: what consumers were promised; of a new operation its own. */
function levelOf({ key }: OperationRef, operations: Comparison['operations']): StabilityLevel {
  const sides = operations.get(key);
  return (sides?.base ?? sides?.revision)?.stability ?? 'stable';
}

/** That a level fell must not be silenced by the level. */
function isAboutStability({ rule }: Finding): boolean {
  return rule.startsWith('operation-stability-');
}

/** @param tables the most particular first */
function severityIn(tables: readonly SeverityTable[], finding: Finding, own: Severity | undefined): Severity {
  const { rule, effect, proof } = finding;
  const named = first(tables, ({ rules }) => (Object.hasOwn(rules, rule) ? rules[rule] : undefined));
  if (named !== undefined) return named;
  if (isPolicyRule(rule)) return own ?? finding.severity;
  const hurt = finding.breaks.includes('wire') ? 'wire' : finding.breaks[0];
  const given =
    (hurt === undefined ? undefined : first(tables, ({ breaks }) => breaks[hurt])) ??
    first(tables, ({ effects }) => effects[effect]);
  if (given === undefined) return usualSeverity(effect, proof);
  return proof === 'rule' ? lower(given, 'warning') : given;
}

function first<T>(tables: readonly SeverityTable[], read: (table: SeverityTable) => T | undefined): T | undefined {
  for (const table of tables) {
    const value = read(table);
    if (value !== undefined) return value;
  }
  return undefined;
}

function higher(one: Severity, other: Severity): Severity {
  return RANK[one] >= RANK[other] ? one : other;
}

function lower(one: Severity, other: Severity): Severity {
  return RANK[one] <= RANK[other] ? one : other;
}
