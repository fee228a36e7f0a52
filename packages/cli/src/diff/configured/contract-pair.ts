import type { GitBase } from '../../bases/find-base.ts';
import type { ContractSettings } from '../../config/settings.ts';
import type { PublishedContract } from '../../service/published-contract.ts';

/** Where one side of a configured contract stands. More than one path: parts of one API. */
export type ContractSide =
  /** Paths from the folder of the configuration. */
  | { readonly in: 'files'; readonly paths: readonly string[] }
  /** Paths from the top of the repository. */
  | { readonly in: 'revision'; readonly base: GitBase; readonly paths: readonly string[] }
  /** As on the command line. */
  | { readonly in: 'argument'; readonly argument: string }
  | { readonly in: 'registry'; readonly contract: PublishedContract };

/** A configured contract and what it is compared with. */
export interface ContractPair {
  readonly name: string;
  readonly settings: ContractSettings;
  /** Null: the contract is new. */
  readonly base: ContractSide | null;
  /** Null: the contract is gone. */
  readonly revision: ContractSide | null;
}
