import type { Pointer } from '@contract-check/core';
import { isBaseKind, parseBaseRule } from './base-rule.ts';
import type { DataProblem } from './data-problems.ts';
import { quoted } from './data-problems.ts';

/** A configuration that keeps to its schema, as far as is checked here. */
export interface ConfigData {
  readonly contracts?: readonly ContractData[];
  readonly waivers?: string;
  readonly [key: string]: unknown;
}

interface ContractData {
  readonly name: string;
  readonly files: string | readonly string[];
  readonly [key: string]: unknown;
}

type Data = Readonly<Record<string, unknown>>;

/** What a schema cannot say: base rules, globs, names given twice. Takes any data: the schema may refuse it besides. */
export function checkConfig(config: unknown, root: Pointer): readonly DataProblem[] {
  const contracts = itemsOf(membersOf(config).contracts).map(membersOf);
  return [
    ...checkShared(membersOf(config), root),
    ...contracts.flatMap((contract, index) => {
      const at = [...root, 'contracts', String(index)];
      return [...checkShared(contract, at), ...checkFiles(contract, at)];
    }),
    ...checkNames(contracts, [...root, 'contracts']),
  ];
}

function membersOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function checkShared({ base, severity }: Data, at: Pointer): readonly DataProblem[] {
  const paths = itemsOf(membersOf(severity).paths).map((entry) => membersOf(entry).path);
  return [
    ...checkBase(base, [...at, 'base']),
    ...paths.flatMap((path, index) =>
      typeof path === 'string' ? checkPathGlob(path, [...at, 'severity', 'paths', String(index), 'path']) : [],
    ),
  ];
}

function checkBase(base: unknown, at: Pointer): readonly DataProblem[] {
  const [member] = Object.entries(membersOf(base));
  // What is neither a text nor a rule with one, the schema refuses.
  if (typeof base !== 'string' && !(isBaseKind(member?.[0]) && typeof member?.[1] === 'string')) return [];
  const text = member === undefined ? String(base) : `${member[0]}:${String(member[1])}`;
  const rule = parseBaseRule(text);
  if (rule.ok) return [];
  return [{ code: 'config-bad-value', message: `${quoted(text)} is no base rule.`, fix: rule.error, at }];
}

/** A glob over path templates, or over operations after their method. */
export function checkPathGlob(glob: string, at: Pointer): readonly DataProblem[] {
  if (glob.startsWith('/') || glob.startsWith('*')) return [];
  const fix = `Paths start with "/": write /${glob} or **/${glob}`;
  return [{ code: 'config-bad-glob', message: `${quoted(glob)} matches no path.`, fix, at }];
}

function checkFiles({ files }: Data, at: Pointer): readonly DataProblem[] {
  const list = [files].flat().filter((file) => typeof file === 'string');
  const problems = list.flatMap((file, index) => {
    const wrong = wrongFile(file);
    const place = typeof files === 'string' ? [...at, 'files'] : [...at, 'files', String(index)];
    return wrong === null ? [] : [{ code: 'config-bad-glob' as const, ...wrong, at: place }];
  });
  if (list.length === 0 || list.some((file) => !file.startsWith('!'))) return problems;
  const message = 'All of these leave files out, and none names any.';
  const fix = 'Add a path or glob without "!" in front.';
  return [...problems, { code: 'config-bad-glob', message, fix, at: [...at, 'files'] }];
}

function wrongFile(file: string): Pick<DataProblem, 'message' | 'fix'> | null {
  const path = file.replace(/^!/, '');
  if (path.trim() === '')
    return { message: 'An empty path names no file.', fix: 'Write a path or glob, or delete it.' };
  if (path.includes('\\')) {
    return {
      message: `${quoted(file)} holds a backslash.`,
      fix: `Write "/" on every system: ${path.replaceAll('\\', '/')}`,
    };
  }
  if (/^(?:\/|[a-z]:)/i.test(path)) {
    return {
      message: `${quoted(file)} is no relative path.`,
      fix: 'Write it from the folder of the configuration, without "/" in front.',
    };
  }
  if (path.split('/').includes('..')) {
    const fix = 'Put the configuration into a folder above all contracts.';
    return { message: `${quoted(file)} leads out of the folder of the configuration.`, fix };
  }
  const open = unclosed(path);
  return open === null ? null : { message: `${quoted(file)} lacks a closing "${open}".`, fix: 'Close it.' };
}

const PAIRS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** The bracket that is missing; null when all are closed. */
function unclosed(glob: string): string | null {
  const open: string[] = [];
  for (const character of glob) {
    const closing = Object.hasOwn(PAIRS, character) ? PAIRS[character] : undefined;
    if (closing !== undefined) open.push(closing);
    else if (character === open.at(-1)) open.pop();
  }
  return open.at(-1) ?? null;
}

function checkNames(contracts: readonly Data[], at: Pointer): readonly DataProblem[] {
  return contracts.flatMap(({ name }, index) => {
    if (typeof name !== 'string' || contracts.findIndex((other) => other.name === name) === index) return [];
    const message = `There is another contract of the name ${quoted(name)}.`;
    const fix = 'Give each contract a name of its own.';
    return [{ code: 'config-duplicate' as const, message, fix, at: [...at, String(index), 'name'] }];
  });
}
