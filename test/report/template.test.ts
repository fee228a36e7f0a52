import {
  type ReportInput,
  readTemplate,
  renderTemplate,
  TEMPLATE_PROBLEMS,
  verdictSchema,
} from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_NAMES, templateView } from '../../packages/report/src/template/template-view.ts';
import { FORMAT_SAMPLES, policySample } from './support/format-samples.ts';
import { hostileInput } from './support/hostile-input.ts';
import { ordersSample } from './support/orders-sample.ts';

function through(text: string, input: ReportInput = ordersSample()): string {
  const template = readTemplate(text, 'a.mustache');
  if (!template.ok) throw new Error(template.error.message);
  return renderTemplate(input, template.value);
}

const problemOf = (text: string) => {
  const template = readTemplate(text, 'a.mustache');
  return template.ok ? null : template.error;
};

/** The names of all members of data. */
function names(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...names(member)]);
}

/** The names of all members that a schema describes. */
function described(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(described)];
}

describe('a template', () => {
  test.each([
    ['{{outcome}}', 'Failed: 2 errors at or above --fail-on error (exit 1).'],
    ['{{#failed}}no{{/failed}}{{^failed}}yes{{/failed}}', 'no'],
    ['{{#contracts}}{{title}} {{oldVersion}}-{{newVersion}} {{kind}}{{/contracts}}', 'Orders API 1.8.0-1.9.0 openapi'],
    ['{{#contracts}}{{findings.length}} {{summary.breaking}}{{/contracts}}', '6 2'],
    [
      '{{#contracts}}{{#findings}}{{#is.breaking}}{{rule}};{{/is.breaking}}{{/findings}}{{/contracts}}',
      'request-property-became-required;operation-removed;',
    ],
    ['{{#contracts}}{{#findings}}{{#is.waived}}{{waiver.owner}}{{/is.waived}}{{/findings}}{{/contracts}}', ''],
    [
      '{{#contracts}}{{#findings}}{{#is.failing}}{{{where}}} {{/is.failing}}{{/findings}}{{/contracts}}',
      'new.yaml:15:19 new.yaml:5:1 ',
    ],
    [
      '{{#contracts}}{{#findings}}{{#witness}}{{{evidence}}}|{{{request.body}}}{{/witness}}{{/findings}}{{/contracts}}',
      'accepted before, rejected now: POST /orders {"sku":"A1","amount":9007199254740993}|{"sku":"A1","amount":9007199254740993}',
    ],
    ['{{#contracts}}{{#findings}}{{#breaks}}{{.}},{{/breaks}}{{/findings}}{{/contracts}}', 'wire,source,wire,source,'],
    ['{{=<% %>=}}<% counts %>', '2 breaking, 2 risky, 1 compatible, 1 docs.'],
    ['{{! a comment }}', ''],
    ['', ''],
  ])('%s', (text, printed) => {
    expect(through(text)).toBe(printed);
  });

  test('tells what is waived', () => {
    const text =
      '{{#contracts}}{{#findings}}{{#waiver}}{{reason}} {{owner}} {{until}}{{/waiver}}{{/findings}}{{/contracts}}';
    expect(through(text, policySample())).toBe('Agreed with all clients. @shop&#x2F;orders 2027-01-31');
  });

  test('is given text escaped for HTML by two braces, as it is by three', () => {
    const input = hostileInput('<b>&"\'\u001b\n');
    expect(through('{{#contracts}}{{title}}{{/contracts}}', input)).toBe('&lt;b&gt;&amp;&quot;&#39;\\x1b\\n');
    expect(through('{{#contracts}}{{{title}}}{{/contracts}}', input)).toBe('<b>&"\'\\x1b\\n');
  });

  test('gives no commands to a build server', () => {
    const input = hostileInput('::error::x');
    expect(through('{{#contracts}}{{{title}}}{{/contracts}}', input)).toBe(':error::x');
    expect(through('##[group]x')).toBe('#[group]x');
  });
});

describe('a template is refused', () => {
  test.each([
    ['a\n  {{ b', 'template-syntax', 2, 6],
    ['{{#contracts}}\n{{/findings}}', 'template-syntax', 2, 1],
    ['{{#contracts}}', 'template-syntax', 1, 14],
    ['x {{/contracts}}', 'template-syntax', 1, 3],
    ['{{=a=}}', 'template-syntax', 1, 1],
    ['a\n {{contract}} {{nmae}}', 'template-unknown-name', 2, 15],
    ['{{#contracts}}\n{{^findngs}}{{/findngs}}{{/contracts}}', 'template-unknown-name', 2, 1],
    ['{{#contracts}}{{findings.constructor}}{{/contracts}}', 'template-unknown-name', 1, 15],
    ['{{findings.pop}}', 'template-unknown-name', 1, 1],
    ['{{{__proto__}}}', 'template-unknown-name', 1, 1],
    ['{{&hasOwnProperty}}', 'template-unknown-name', 1, 1],
    ['{{#toString}}x{{/toString}}', 'template-unknown-name', 1, 1],
    ['{{..}}', 'template-unknown-name', 1, 1],
    ['a\n{{> secret.txt}}', 'template-partial', 2, 1],
  ])('%j: %s', (text, code, line, column) => {
    expect(problemOf(text)).toMatchObject({ severity: 'error', code, file: 'a.mustache', line, column });
    expect(Object.keys(TEMPLATE_PROBLEMS)).toContain(code);
  });
});

describe('the names that a template may use', () => {
  test.each(Object.entries(FORMAT_SAMPLES))('are all that a verdict holds: %s', async (_, sample) => {
    const found = names(templateView(await sample()));
    expect(found.filter((name) => !TEMPLATE_NAMES.has(name))).toEqual([]);
  });

  test('are those of the published JSON and a few more, and none that every value has', async () => {
    const json = described(verdictSchema);
    const held = new Set([...json, ...names(templateView(await policySample())), 'length']);
    expect(json.filter((name) => !TEMPLATE_NAMES.has(name))).toEqual([]);
    expect([...TEMPLATE_NAMES].filter((name) => !held.has(name))).toEqual([]);
    expect([...TEMPLATE_NAMES].filter((name) => name in {} || (name in [] && name !== 'length'))).toEqual([]);
  });
});
