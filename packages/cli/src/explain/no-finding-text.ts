import type { Finding } from '@contract-check/core';
import { escapeTerminal, operationText, type ReportInput } from '@contract-check/report';
import { distance } from 'fastest-levenshtein';

const SHOWN = 10;

/** That no finding has the fingerprint, and which there are, the most similar ones first. */
export function unknownText(what: string, { runs }: ReportInput, width: number): string {
  const findings = runs.flatMap(({ verdict }) => verdict.findings);
  const typed = what.toLowerCase();
  const wrong = ({ fingerprint }: Finding): number => distance(typed, fingerprint.slice(0, typed.length));
  const nearest = [...findings].sort((one, other) => wrong(one) - wrong(other));
  const there =
    findings.length === 0
      ? 'Nothing was found at all: the contracts compared are alike.\n'
      : `There are, the most similar first:\n${listText(nearest, width)}`;
  return `error: no finding has the fingerprint ${what}.\n${there}${END}`;
}

/** That several findings begin with the digits, and how each goes on. */
export function ambiguousText(what: string, findings: readonly Finding[], width: number): string {
  return `error: several findings have a fingerprint that begins with ${what}.\nGive more digits:\n${listText(findings, width)}Usage error (exit 2).\n`;
}

const END = 'Usage error (exit 2): give the contracts and options of the run that showed it.\n';

function listText(findings: readonly Finding[], width: number): string {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const lines = [...byFingerprint.values()].slice(0, SHOWN).map(({ fingerprint, rule, operations: [operation] }) => {
    const where = operation === undefined ? '' : ` (${operationText(operation)})`;
    const line = escapeTerminal(`  ${fingerprint}  ${rule}${where}`);
    return line.length > width ? `${line.slice(0, width - 3)}...` : line;
  });
  const hidden = byFingerprint.size - lines.length;
  return `${lines.join('\n')}\n${hidden > 0 ? `  and ${hidden} more\n` : ''}`;
}
