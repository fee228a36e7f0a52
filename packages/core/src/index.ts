export type {
  Comparison,
  Contract,
  DiffContracts,
  DiffOptions,
  LoadComposed,
  LoadContract,
  PathPrefix,
} from './compare-contracts.ts';
export { documentOf } from './compare-contracts.ts';
export { contractOperations } from './contract-operations.ts';
export { absentContract, type ComparePresence, contractAdded, contractRemoved } from './contract-presence.ts';
export type * from './finding.ts';
export {
  checkReferences,
  LOAD_PROBLEMS,
  type LoadProblemCode,
  lineIndex,
  linesOf,
  loadSources,
  type ProblemInfo,
  parseDocument,
} from './load/index.ts';
export type { InputProblem } from './load/input-problem.ts';
export type { LineColumn, LineIndex } from './load/line-index.ts';
export type { Located, Pointer, SourceDocument, TextRange } from './load/source-document.ts';
export { SourceNode } from './load/source-node.ts';
export type { EntryText, LoadSources, ReadResource, ReadResult, SourceSet } from './load/source-set.ts';
export { diffContracts, loadComposed, loadContract } from './load-and-diff.ts';
export { applyPolicy, type PolicyContext, type PolicyResult } from './policy/apply-policy.ts';
export { defaultPolicy } from './policy/default-policy.ts';
export { globMatcher } from './policy/glob.ts';
export type * from './policy/policy.ts';
export { checkVersion, type VersionCheck } from './policy/semantic-version.ts';
export { requiredStep } from './policy/version-policy.ts';
export { combineWaiverUses, Waivers, type WaiverUse } from './policy/waivers.ts';
export { fail, ok, type Result } from './result.ts';
export type { RuleInfo } from './rule-info.ts';
export { ruleCatalogue } from './rules/catalogue.ts';
export { isPolicyRule } from './rules/policies.ts';
export {
  type Containment,
  type ContainmentOptions,
  contains,
  equivalent,
  witness,
} from './schema/containment/index.ts';
export type { SchemaValidator } from './schema/containment/validator.ts';
export type {
  CompareSchemas,
  SchemaAnswer,
  SchemaCheck,
  SchemaComparison,
  SchemaDirection,
  SchemaExample,
  SchemaMode,
  SchemaOptions,
  SchemaVerdict,
} from './schema-compatibility.ts';
export { compareSchemas, loadSchema } from './schema-compatibility.ts';
