import type { Finding, RuleInfo, Severity } from '@contract-check/core';
import { ruleCatalogue } from '@contract-check/core';
import { fileUri, repositoryPath } from './escape/file-uri.ts';
import { showControls } from './escape/visible-controls.ts';
import { serialise } from './json/serialise.ts';
import { operationText } from './operations-text.ts';
import type { ReportInput } from './report-input.ts';
import { ruleAddress } from './rule-address.ts';
import type { FindingPlace } from './source/finding-places.ts';
import { cut, findingSentences } from './source/finding-sentences.ts';
import { markedColumns } from './source/marked-columns.ts';
import { comparisonName, type PlacedFinding, placedFindings } from './source/placed-findings.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/** GitHub refuses a run of more results, and shows the first 5,000: the worst come first, the last are left out. */
const MOST_RESULTS = 25_000;
/** GitHub shows texts of up to 1,024 characters. */
const LONGEST = 1_000;
/** Of an element that hundreds of operations share. */
const MOST_OPERATIONS = 100;

/** Names what `partialFingerprints` hold; another way to make them needs another number. */
const FINGERPRINT = 'contractCheck/v1';

type Level = 'error' | 'warning' | 'note' | 'none';

const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'note', off: 'none' };

/** The level of a rule whose findings have the usual severity. */
const RULE_LEVELS: Readonly<Record<Finding['effect'], Level>> = {
  breaking: 'error',
  risky: 'warning',
  compatible: 'note',
  docs: 'note',
};

/** Readers make links of `[text](target)` in plain messages (SARIF 2.1.0 §3.11.6): a contract must not make any. */
function message(text: string): { readonly text: string } {
  return { text: cut(showControls(text).replaceAll('](', '] ('), LONGEST) };
}

/** The files that results name, each once; results refer to them by index. */
class Artifacts {
  readonly #indexes = new Map<string, number>();

  reference(uri: string): { readonly uri: string; readonly index: number } {
    const index = this.#indexes.get(uri) ?? this.#indexes.size;
    this.#indexes.set(uri, index);
    return { uri, index };
  }

  list(): readonly unknown[] {
    return [...this.#indexes.keys()].map((uri) => ({ location: { uri } }));
  }
}

function physicalLocation(uri: string, place: FindingPlace, artifacts: Artifacts): unknown {
  const end = markedColumns(place);
  return {
    artifactLocation: artifacts.reference(uri),
    region: { startLine: place.line, startColumn: place.column, ...(end === null ? {} : { endColumn: end }) },
  };
}

function logicalLocations({ operations, location }: Finding): readonly unknown[] {
  if (operations.length === 0) {
    const name = showControls(location.element.join('/'));
    return name === '' ? [] : [{ name: cut(name, LONGEST), kind: 'member' }];
  }
  return operations.slice(0, MOST_OPERATIONS).map((operation) => ({
    name: cut(showControls(operationText(operation)), LONGEST),
    fullyQualifiedName: cut(showControls(operation.key), LONGEST),
    kind: 'resource',
  }));
}

function primaryLocations({ finding, main }: PlacedFinding, artifacts: Artifacts): readonly unknown[] {
  const logical = logicalLocations(finding);
  if (main === null) return logical.length === 0 ? [] : [{ logicalLocations: logical }];
  // Where the document is of a revision, its path is that of the file in the repository.
  const uri = fileUri(repositoryPath(main.file) ?? main.file);
  const physical = { physicalLocation: physicalLocation(uri, main, artifacts) };
  return [logical.length === 0 ? physical : { ...physical, logicalLocations: logical }];
}

function relatedLocations({ base }: PlacedFinding, artifacts: Artifacts): readonly unknown[] {
  if (base === null) return [];
  return [
    { id: 1, physicalLocation: physicalLocation(fileUri(base.file), base, artifacts), message: message('before') },
  ];
}

/** Readers leave out what is suppressed; a waived finding keeps its level. */
function suppressions({ waiver, severity }: Finding): readonly unknown[] {
  if (waiver !== null) {
    const { reason, owner, until } = waiver;
    const justification = `${reason} (${owner}${until === null ? '' : `, until ${until}`})`;
    return [{ kind: 'external', status: 'accepted', justification: message(justification).text }];
  }
  return severity === 'off' ? [{ kind: 'external', justification: 'The severity is off.' }] : [];
}

function result(placed: PlacedFinding, ruleIndex: number, input: ReportInput, artifacts: Artifacts): unknown {
  const { run, finding, occurrence } = placed;
  const { operations, proof, fix, waive } = findingSentences(finding);
  const about = [operations, comparisonName(run, input)].filter((part) => part !== '').join(', ');
  const sentences = [
    finding.message,
    about === '' ? '' : `(${about})`,
    fix === '' ? '' : `Fix: ${fix}`,
    finding.witness === null ? '' : `Proof: ${proof}`,
  ];
  const locations = primaryLocations(placed, artifacts);
  const related = relatedLocations(placed, artifacts);
  const suppressed = suppressions(finding);
  return {
    ruleId: finding.rule,
    ruleIndex,
    // SARIF 2.1.0 §3.27.10: only what does not claim a fault has no level.
    ...(finding.severity === 'off' ? { kind: 'informational' } : {}),
    level: LEVELS[finding.severity],
    message: message(sentences.filter((sentence) => sentence !== '').join(' ')),
    ...(locations.length === 0 ? {} : { locations }),
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: {
      [FINGERPRINT]: occurrence === 1 ? finding.fingerprint : `${finding.fingerprint}:${occurrence}`,
    },
    ...(suppressed.length === 0 ? {} : { suppressions: suppressed }),
    properties: {
      effect: finding.effect,
      breaks: finding.breaks,
      proof: finding.proof,
      direction: finding.direction,
      operations: finding.operations.length,
      ...(waive === '' ? {} : { waive }),
    },
  };
}

function ruleDescriptor(id: string, info: RuleInfo | undefined): unknown {
  if (info === undefined) return { id };
  const { title, why, advice, effect, area } = info;
  const address = ruleAddress(id);
  const help = [why, advice, `More: contract-check explain ${id}`].filter((part) => part !== '');
  return {
    id,
    shortDescription: { text: cut(title, LONGEST) },
    fullDescription: { text: cut(why === '' ? title : why, LONGEST) },
    help: { text: help.join(' '), markdown: help.map((part) => `- ${part}`).join('\n') },
    ...(address === null ? {} : { helpUri: address }),
    defaultConfiguration: { level: RULE_LEVELS[effect] },
    properties: { tags: ['api-contract', area.replaceAll(' ', '-')] },
  };
}

/**
 * The verdict as SARIF 2.1.0, one run whatever was compared: the worst results first, since GitHub shows 5,000 of them
 * and takes 25,000; those beyond are left out, then texts are cut to 1,000 characters. A result stands in the revision,
 * its counterpart in the base is a related location.
 */
export function renderSarif(input: ReportInput): string {
  const shown = placedFindings(input).slice(0, MOST_RESULTS);
  const ids = [...new Set(shown.map(({ finding }) => finding.rule))];
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const catalogue = new Map(ruleCatalogue.map((info) => [info.id, info]));
  const artifacts = new Artifacts();
  const results = shown.map((placed) => result(placed, indexes.get(placed.finding.rule) ?? 0, input, artifacts));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'contract-check', rules: ids.map((id) => ruleDescriptor(id, catalogue.get(id))) },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.list(),
        results,
      },
    ],
  };
  return `${serialise(log)}\n`;
}
