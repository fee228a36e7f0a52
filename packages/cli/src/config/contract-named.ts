import type { ContractSettings } from './settings.ts';

/** The configured contract that a name means: `{name}` stands for anything, `orders/a` is a file of `orders`. */
export function contractNamed(name: string, contracts: readonly ContractSettings[]): ContractSettings | undefined {
  return (
    contracts.find((contract) => contract.name === name) ?? contracts.find((contract) => fits(contract.name, name))
  );
}

function fits(configured: string, name: string): boolean {
  const [start = '', ...rest] = configured.split('{name}');
  if (rest.length === 0) return name.startsWith(`${configured}/`);
  const end = rest.at(-1) ?? '';
  return name.length > start.length + end.length && name.startsWith(start) && name.endsWith(end);
}
