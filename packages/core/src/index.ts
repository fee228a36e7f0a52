export type { Comparison, Contract, DiffContracts, DiffOptions, LoadContract, PathPrefix } from './compare-contracts.ts';
export { documentOf } from './compare-contracts.ts';
export type * from './finding.ts';
export type { InputProblem } from './load/input-problem.ts';
export type { Located, Pointer, SourceDocument, TextRange } from './load/source-document.ts';
export { SourceNode } from './load/source-node.ts';
export type { EntryText, LoadSources, ReadResource, ReadResult, SourceSet } from './load/source-set.ts';
export { fail, ok, type Result } from './result.ts';
export type { RuleInfo } from './rule-info.ts';
