import { existsSync } from 'node:fs';
import { linesOf, ok, type Pointer, type Result, type SourceDocument } from '@contract-check/core';
import { checkPathGlob } from './check-config.ts';
import { checkData } from './check-data.ts';
import { type DataProblem, locateDataProblems, quoted } from './data-problems.ts';
import { isDate } from './dates.ts';
import {
  checkNewFile,
  parseSettings,
  type RefusedSettings,
  readSettingsText,
  type SettingsPlace,
  shownPath,
} from './read-document.ts';
import type { FiledWaiver } from './settings.ts';
import { waiversSchema } from './waivers-schema.ts';

/** The file of waivers as it is. */
export interface WaiversFile {
  /** Absolute. */
  readonly path: string;
  /** As people are shown it. */
  readonly label: string;
  /** There is no such file yet. */
  readonly isNew: boolean;
  readonly text: string;
  /** Null: there is no list in the text yet. */
  readonly document: SourceDocument | null;
  readonly waivers: readonly FiledWaiver[];
}

/** A waiver as it is written: `never` for one without end, and a note for people. */
export type WrittenWaiver = Omit<FiledWaiver, 'until' | 'file' | 'line'> & {
  readonly until: string;
  readonly note?: string;
};

/** Reads and checks the waivers; one file that does not exist holds none. */
export async function readWaivers(
  path: string,
  place: SettingsPlace,
  ruleIds: readonly string[],
): Promise<Result<WaiversFile, RefusedSettings>> {
  const file = { path, label: shownPath(path, place.cwd), isNew: !existsSync(path) };
  if (file.isNew) {
    const allowed = await checkNewFile(path, place);
    return allowed.ok ? ok({ ...file, text: '', document: null, waivers: [] }) : allowed;
  }
  const text = await readSettingsText(path, place);
  return text.ok ? parseWaivers(text.value, file, ruleIds) : text;
}

/** Checks the text of a file of waivers. */
export async function parseWaivers(
  text: string,
  file: Pick<WaiversFile, 'path' | 'label' | 'isNew'>,
  ruleIds: readonly string[],
): Promise<Result<WaiversFile, RefusedSettings>> {
  if (isBlank(text)) return ok({ ...file, text, document: null, waivers: [] });
  const parsed = parseSettings(text, file.label);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const problems = [
    ...(await checkData(document.value, waiversSchema(ruleIds), [])),
    ...checkConditions(document.value),
  ];
  if (problems.length > 0) {
    return {
      ok: false,
      error: { problems: locateDataProblems(problems, document), texts: new Map([[file.label, text]]) },
    };
  }
  return ok({ ...file, text, document, waivers: filed(document.value as readonly WrittenWaiver[], document) });
}

/** Nothing but comments and blank lines. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line.replace(/^\uFEFF/, '')));
}

type Check = (text: string, at: Pointer) => readonly DataProblem[];

/** What a schema cannot say of a condition. */
const CHECKS: Readonly<Record<string, Check>> = {
  until: (until, at) => (DATE_FORM.test(until) && !isDate(until) ? [noDate(until, at)] : []),
  path: checkPathGlob,
  operation: checkOperationGlob,
};

const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Takes any data: the schema may refuse it besides. */
function checkConditions(value: unknown): readonly DataProblem[] {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return items.flatMap((item, index) =>
    Object.entries(CHECKS).flatMap(([name, check]) => {
      const text = (item as Readonly<Record<string, unknown>> | null)?.[name];
      return typeof text === 'string' ? check(text, [String(index), name]) : [];
    }),
  );
}

function noDate(until: string, at: Pointer): DataProblem {
  const message = `${quoted(until)} is no day of the calendar.`;
  return { code: 'config-bad-value', message, fix: 'Write YYYY-MM-DD, for example: 2027-01-31', at };
}

/** `GET /orders/*`, `* /internal/**`. */
export function checkOperationGlob(glob: string, at: Pointer): readonly DataProblem[] {
  if (/^\S+ \S/.test(glob) || glob.startsWith('**')) return [];
  const path = glob.startsWith('/') ? glob : `/${glob}`;
  const message = `${quoted(glob)} matches no operation.`;
  return [{ code: 'config-bad-glob', message, fix: `Write a method and a path, for example: GET ${path}`, at }];
}

function filed(written: readonly WrittenWaiver[], document: SourceDocument): FiledWaiver[] {
  const lines = linesOf(document);
  const places = document.locate(written.map((_, index) => [String(index)]));
  return written.map(({ note: _, until, ...waiver }, index) => {
    const { line } = lines.at(places[index]?.value.start ?? 0);
    return { ...waiver, until: until === 'never' ? null : until, file: document.label, line };
  });
}
