import type {
  absentContract,
  applyPolicy,
  ComparePresence,
  CompareSchemas,
  combineWaiverUses,
  DiffContracts,
  InputProblem,
  LoadComposed,
  LoadContract,
  ProblemInfo,
  RuleInfo,
  SchemaValidator,
  SourceSet,
} from '@contract-check/core';
import { SHELL_PROBLEMS } from './input/shell-problems.ts';

/** What the shell needs of the core; a seam for tests. */
export interface Engine {
  readonly loadContract: LoadContract;
  readonly loadComposed: LoadComposed;
  readonly diffContracts: DiffContracts;
  /** A contract that is new, or gone. */
  readonly contractAdded: ComparePresence;
  readonly contractRemoved: ComparePresence;
  readonly absentContract: typeof absentContract;
  readonly applyPolicy: typeof applyPolicy;
  readonly combineWaiverUses: typeof combineWaiverUses;
  /** Reads a plain JSON Schema. */
  readonly loadSchema: LoadContract;
  readonly compareSchemas: CompareSchemas;
  /** Loaded only when there is an example to confirm: it takes longer than most comparisons. */
  readonly loadValidator: () => Promise<SchemaValidator>;
  /** Every reference that leads nowhere, also those that a comparison never meets. */
  readonly checkReferences: (sources: SourceSet) => readonly InputProblem[];
  readonly rules: readonly RuleInfo[];
  /** All codes of input problems: the shell's and the loader's. */
  readonly problems: Readonly<Record<string, ProblemInfo>>;
}

/** Loaded only when there is something to compare or explain, so that help is instant. */
export async function loadEngine(): Promise<Engine> {
  // Each by its name: what is passed on as a whole looks unused to the check for unused code.
  const parts = await import('./comparison-parts.ts');
  const problems = { ...parts.LOAD_PROBLEMS, ...parts.TEMPLATE_PROBLEMS, ...SHELL_PROBLEMS };
  const loadValidator = async () => (await import('@contract-check/core/validator')).schemaValidator();
  return {
    absentContract: parts.absentContract,
    applyPolicy: parts.applyPolicy,
    combineWaiverUses: parts.combineWaiverUses,
    contractAdded: parts.contractAdded,
    contractRemoved: parts.contractRemoved,
    checkReferences: parts.checkReferences,
    compareSchemas: parts.compareSchemas,
    diffContracts: parts.diffContracts,
    loadComposed: parts.loadComposed,
    loadContract: parts.loadContract,
    loadSchema: parts.loadSchema,
    rules: parts.ruleCatalogue,
    problems,
    loadValidator,
  };
}
