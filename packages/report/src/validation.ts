import type { Contract, InputProblem } from '@contract-check/core';
import { withoutLogCommands } from './escape/log-commands.ts';
import { serialise } from './json/serialise.ts';
import { problemLines } from './problems.ts';
import { wrap } from './text/layout.ts';
import { type Style, styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';
import { count, listed } from './words.ts';

/** A contract that was held against its specification. */
export interface ValidatedContract {
  /** As the user named it. */
  readonly name: string;
  readonly contract: Contract;
  /** Errors are violations; warnings do not make it invalid. In order of place. */
  readonly problems: readonly InputProblem[];
  readonly texts: ReadonlyMap<string, string>;
}

export interface ValidationReport {
  readonly contracts: readonly ValidatedContract[];
  readonly exitStatus: 0 | 1;
}

function errorsOf({ problems }: ValidatedContract): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

function countsOf(item: ValidatedContract): string {
  const errors = errorsOf(item);
  const warnings = item.problems.length - errors;
  const parts = [errors === 0 ? '' : count(errors, 'error'), warnings === 0 ? '' : count(warnings, 'warning')];
  const found = listed(parts.filter((part) => part !== ''));
  return found === '' ? 'valid' : `${errors === 0 ? 'valid, ' : ''}${found}`;
}

function contractLines(item: ValidatedContract, style: Style): readonly string[] {
  const { name, contract } = item;
  const isValid = errorsOf(item) === 0;
  const sign = isValid
    ? style.paint.passed(style.glyphs.effect.compatible)
    : style.paint.failed(style.glyphs.effect.breaking);
  const version = contract.version === null ? '' : ` ${contract.version}`;
  const head = style.safe(`${name}: ${contract.title}${version} (${contract.specification})`);
  const lines = wrap(`${sign} ${head}: ${countsOf(item)}`, style.width);
  return [...lines, ...problemLines(item.problems, (file) => item.texts.get(file), style)];
}

/** For people: a line for each contract, with what is wrong below it. Ends in a line feed; no line is too wide. */
export function renderValidationText({ contracts, exitStatus }: ValidationReport, options: TextOptions): string {
  const style = styleFor(options);
  const invalid = contracts.filter((item) => errorsOf(item) > 0).length;
  const codes = [...new Set(contracts.flatMap(({ problems }) => problems.map(({ code }) => code)))];
  const more = codes[0] === undefined ? [] : wrap(`More: contract-check explain ${style.safe(codes[0])}`, style.width);
  const end =
    exitStatus === 1
      ? `Failed: ${invalid} of ${count(contracts.length, 'contract')} not valid (exit 1).`
      : `Passed: ${count(contracts.length, 'contract')} valid (exit 0).`;
  const lines = contracts.flatMap((item, index) => [...(index === 0 ? [] : ['']), ...contractLines(item, style)]);
  return withoutLogCommands(`${[...lines, '', ...wrap(end, style.width), ...more].join('\n')}\n`);
}

/** For programs: `valid` and every problem of each contract. */
export function renderValidationJson({ contracts }: ValidationReport): string {
  const told = contracts.map((item) => ({
    name: item.name,
    kind: item.contract.kind,
    specification: item.contract.specification,
    title: item.contract.title,
    version: item.contract.version,
    valid: errorsOf(item) === 0,
    problems: item.problems.map(({ severity, code, message, fix, file, line, column }) => {
      return { severity, code, message, fix, file, line: line ?? null, column: column ?? null };
    }),
  }));
  return `${serialise({ schemaVersion: 1, valid: told.every(({ valid }) => valid), contracts: told })}\n`;
}
