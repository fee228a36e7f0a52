import type { Contract } from '../compare-contracts.ts';
import type { InputProblem } from '../load/input-problem.ts';
import { locateAtNodes, type ProblemAtNode } from '../load/locate-at-nodes.ts';
import { quote } from '../load/problem.ts';
import type { SourceDocument } from '../load/source-document.ts';
import { SourceNode } from '../load/source-node.ts';
import type { SourceSet } from '../load/source-set.ts';
import { isObject, member, text } from '../model/raw.ts';
import { fail, ok, type Result } from '../result.ts';
import { draftOf, LATEST } from './drafts.ts';

/** Members that only contracts have at their top. */
const CONTRACTS = ['openapi', 'swagger', 'asyncapi'] as const;

/** Recognises a plain JSON Schema. Fails where it cannot be one, or is the schema of nothing but a whole contract. */
export function recogniseSchema(sources: SourceSet): Result<Contract, readonly InputProblem[]> {
  const { entry } = sources;
  const { value } = entry;
  if (typeof value !== 'boolean' && !isObject(value)) return fail([notASchema(entry)]);
  const claim = CONTRACTS.find((key) => isVersion(member(value, key)));
  if (claim !== undefined) return fail(locateAtNodes([contractInstead(entry, claim)]));
  return ok({
    kind: 'json-schema',
    title: text(member(value, 'title')) ?? entry.label,
    version: null,
    specification: `JSON Schema ${(draftOf(entry) ?? LATEST).name}`,
    sources,
    notices: [...sources.notices, ...unknownDrafts(sources)],
  });
}

/** A property of a schema that is called like that is an object or a boolean. */
function isVersion(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function notASchema({ label }: SourceDocument): InputProblem {
  return {
    severity: 'error',
    code: 'not-a-schema',
    message: 'This is no JSON Schema: the document is neither an object nor true or false.',
    fix: 'Give the document that holds the schema.',
    file: label,
    line: 1,
    column: 1,
  };
}

function contractInstead(entry: SourceDocument, claim: (typeof CONTRACTS)[number]): ProblemAtNode {
  const isCompared = claim !== 'asyncapi';
  const fix = isCompared
    ? 'Compare contracts with: contract-check diff <old> <new>'
    : 'AsyncAPI is not read yet. Compare the schemas of its messages, each in a file of its own.';
  const message = `This is a whole API contract, not a schema: it says "${claim}" at the top.`;
  return {
    holder: SourceNode.root(entry),
    at: [claim],
    focus: 'key',
    problem: { code: 'schema-is-contract', message, fix },
  };
}

function unknownDrafts({ documents }: SourceSet): InputProblem[] {
  const unknown = [...documents.values()].filter((document) => draftOf(document) === null);
  return locateAtNodes(
    unknown.map((document): ProblemAtNode => {
      const named = member(document.value, '$schema');
      const shown = typeof named === 'string' ? quote(named) : 'What "$schema" holds';
      const message = `${shown} is no draft of JSON Schema that is known; it is read as ${LATEST.name}.`;
      const fix = 'Write draft-04, draft-06, draft-07, 2019-09 or 2020-12 as json-schema.org spells them.';
      return {
        holder: SourceNode.root(document),
        at: ['$schema'],
        problem: { severity: 'warning', code: 'schema-draft-unknown', message, fix },
      };
    }),
  );
}
