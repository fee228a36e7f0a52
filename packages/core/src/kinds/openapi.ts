import { compareModels } from '../compare/compare-models.ts';
import type { Contract, DiffOptions } from '../compare-contracts.ts';
import { judgePresence } from '../judge/contract-presence.ts';
import { Judgement } from '../judge/findings.ts';
import { proverFor } from '../judge/proving/prover-for.ts';
import type { SourceSet } from '../load/source-set.ts';
import { buildModel } from '../model/api-model.ts';
import { type Dialect, recogniseDialect, specificationName } from '../model/dialect.ts';
import { member, text } from '../model/raw.ts';
import { operationSides } from '../policy/operation-sides.ts';
import { fail, ok } from '../result.ts';
import type { ContractKind } from './contract-kind.ts';

/** OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0. */
export const openapi: ContractKind = {
  name: 'openapi',

  recognise(sources) {
    const { entry } = sources;
    const dialect = recogniseDialect(entry);
    if (!dialect.ok) return fail([dialect.error]);
    const info = member(entry.value, 'info');
    const version = member(info, 'version');
    return ok({
      kind: 'openapi',
      title: text(member(info, 'title')) ?? entry.label,
      // An unquoted YAML version such as 1.10 is a number; its text is lost, its value is not.
      version: version === undefined || version === null || typeof version === 'object' ? null : String(version),
      specification: specificationName(dialect.value),
      sources,
      notices: sources.notices,
    });
  },

  async compare(base, revision, options) {
    const models = [modelOf(base, options, 'base'), modelOf(revision, options, 'revision')] as const;
    const entries = new Set([base.sources.entry, revision.sources.entry]);
    const compared = compareModels(...models);
    const prover = await proverFor(compared, options);
    const judgement = new Judgement(compared.changes, prover, entries, options);
    const validator = judgement.awaitsValidator ? await options.loadValidator?.() : undefined;
    const findings = judgement.findings(validator ?? null);
    const reached = new Set(findings.flatMap(({ operations }) => operations.map(({ key }) => key)));
    return {
      findings,
      operations: operationSides(compared.operations, reached),
      notices: models.flatMap(({ references, notices }) => [...references.problems(), ...notices.problems()]),
    };
  },

  presence(contract, side, options) {
    const model = modelOf(contract, options, side);
    const { findings, operations } = judgePresence(model, contract.title, side, options);
    const reached = new Set(
      operations.flatMap(({ base, revision }) => [base, revision].map((entry) => entry?.key ?? '')),
    );
    return { findings, operations: operationSides(operations, reached), notices: [] };
  },

  operations({ sources }) {
    const { operations, webhooks } = buildModel(sources, dialectOf(sources), {});
    return [...operations, ...webhooks].map(({ key, method, path, id }) => ({ key, method, path, id }));
  },
};

function modelOf(contract: Contract, options: DiffOptions, side: 'base' | 'revision') {
  return buildModel(contract.sources, dialectOf(contract.sources), options.prefixes[side]);
}

function dialectOf(sources: SourceSet): Dialect {
  const dialect = recogniseDialect(sources.entry);
  if (!dialect.ok) throw new Error('compared a contract that was not recognised');
  return dialect.value;
}
