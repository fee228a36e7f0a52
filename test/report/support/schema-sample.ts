import type { SchemaAnswer, SchemaCheck, SchemaExample, SchemaMode, SchemaVerdict, Site } from '@contract-check/core';
import { type SchemaReport, schemaExitStatus } from '@contract-check/report';
import { fakeContract } from './fake-contract.ts';
import { siteAt } from './fake-verdict.ts';

const OLD = '{\n  "type": "object",\n  "properties": { "sku": { "type": "string" } }\n}\n';
const NEW = '{\n  "type": "object",\n  "properties": { "sku": { "type": "string", "maxLength": 8 } }\n}\n';

const side = (label: string, text: string, specification: string) =>
  fakeContract({ label, text, title: 'Order', version: null, specification });

const SEVERITIES = { yes: 'off', no: 'error', unknown: 'warning' } as const;

function check(
  direction: SchemaCheck['direction'],
  answer: SchemaAnswer,
  more: Partial<SchemaCheck> = {},
): SchemaCheck {
  const severity = SEVERITIES[answer];
  return { direction, answer, severity, witness: null, unconfirmed: null, reason: null, ...more };
}

function example(acceptedBy: 'base' | 'revision', value: unknown, instance: string, site: Site): SchemaExample {
  const rejectedBy = acceptedBy === 'base' ? 'revision' : 'base';
  return { acceptedBy, rejectedBy, value, rejection: { instance, site } };
}

function sample(checks: readonly SchemaCheck[], failOn: SchemaReport['failOn'], mode: SchemaMode): SchemaReport {
  const answer = (['no', 'unknown'] as const).find((one) => checks.some((each) => each.answer === one)) ?? 'yes';
  const verdict: SchemaVerdict = { schemaVersion: 1, kind: 'json-schema', mode, answer, checks };
  return {
    base: side('old.json', OLD, 'JSON Schema draft-07'),
    revision: side('new.json', NEW, 'JSON Schema 2020-12'),
    verdict,
    failOn,
    exitStatus: schemaExitStatus(verdict, failOn),
    elapsedMs: null,
  };
}

const site = siteAt('new.json', NEW, '8 }', { pointer: '#/properties/sku/maxLength', value: 8 });
const big = { sku: 'too-long-sku', count: 9007199254740993n };

/** One direction that does not hold, one that does. */
export function schemaSample(failOn: SchemaReport['failOn'] = 'error'): SchemaReport {
  const witness = example('base', { sku: 'too-long-sku' }, '#/sku', site);
  return sample([check('backward', 'no', { witness }), check('forward', 'yes')], failOn, 'full');
}

/** Two directions that are not decided, one with an example. */
export function undecidedSample(failOn: SchemaReport['failOn'] = 'error'): SchemaReport {
  const unconfirmed = example('base', big, '#/sku', site);
  const checks = [
    check('backward', 'unknown', { unconfirmed, reason: 'a second validator cannot judge the example that shows it' }),
    check('forward', 'unknown', { reason: 'it takes more steps than the budget allows' }),
  ];
  return sample(checks, failOn, 'full');
}

export function compatibleSample(): SchemaReport {
  return sample([check('forward', 'yes')], 'error', 'forward');
}

/** Says `text` in every place where a schema can put one. */
export function hostileSchemas(text: string): SchemaReport {
  const hostile = { pointer: `#/${text}`, file: `${text}new`, line: 2, column: 3, value: { [text]: text } };
  const shown = example('base', { [text]: text }, `#/${text}`, hostile);
  const checks = [
    check('backward', 'no', { witness: shown }),
    check('forward', 'unknown', { unconfirmed: shown, reason: text }),
  ];
  const contract = (file: string) => {
    const source = `${text}: 1\n  ${text}: ${text}\n${text}`;
    return fakeContract({
      label: `${text}${file}`,
      text: source,
      title: `${text}${file}`,
      specification: `${file}${text}`,
    });
  };
  return { ...sample(checks, 'warning', 'full'), base: contract('old'), revision: contract('new') };
}
