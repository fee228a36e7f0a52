import { fileGlobs } from '../config/file-globs.ts';
import { scalarText } from '../waivers/edit-waivers.ts';
import type { ProposedFile } from './ci-files.ts';
import type { OwnerOf } from './codeowners.ts';
import type { ContractEntry } from './contract-entries.ts';

export const CONFIG_FILE = 'contract-check.yaml';
const SCHEMA_FILE = 'contract-check.schema.json';

/** The configuration of the contracts that were found, and the schema that editors check it by. */
export function configFiles(
  contracts: readonly ContractEntry[],
  ownerOf: OwnerOf,
  schema: unknown,
): readonly ProposedFile[] {
  const entries = contracts.map(({ name, path }) => {
    const owner = ownerOf(path);
    const lines = [`  - name: ${scalarText(name)}`, `    files: ${scalarText(asFiles(path))}`];
    return [...lines, ...(owner === null ? [] : [`    owner: ${scalarText(owner)}`])].join('\n');
  });
  const text = `# yaml-language-server: $schema=${SCHEMA_FILE}
# What each setting means, and which hold: contract-check config --help
contracts:
${entries.join('\n')}

# Compared with the commit where this branch left the default branch.
base: merge-base
`;
  return [
    { path: CONFIG_FILE, text },
    { path: SCHEMA_FILE, text: `${JSON.stringify(schema)}\n`, isGenerated: true },
  ];
}

/** A path that would be read as a glob, as one that finds it: `?` stands for any character. */
function asFiles(path: string): string {
  const { paths } = fileGlobs([path]);
  return paths[0] === path ? path : path.replace(/[^\w\s./-]/g, '?');
}
