import type { Contract } from '../compare-contracts.ts';
import { pointerText, Sites } from '../judge/sites.ts';
import type { InputProblem } from '../load/input-problem.ts';
import type { LoadProblemCode } from '../load/problem-codes.ts';
import { type Containment, DEFAULT_BUDGET, Decider, LITERAL_READING } from '../schema/containment/containment.ts';
import { Evaluator, LITERAL } from '../schema/containment/evaluate.ts';
import { holds } from '../schema/containment/literals.ts';
import { NodeIds } from '../schema/containment/normal-schema.ts';
import { Patterns } from '../schema/containment/patterns.ts';
import { refusalOf } from '../schema/containment/refusal.ts';
import type {
  SchemaAnswer,
  SchemaCheck,
  SchemaComparison,
  SchemaDirection,
  SchemaExample,
  SchemaMode,
  SchemaOptions,
} from '../schema-compatibility.ts';
import { rejectionOf } from './rejection.ts';
import { SchemaSide } from './schema-side.ts';

type SideName = 'base' | 'revision';

const asked: Readonly<Record<SchemaMode, readonly SchemaDirection[]>> = {
  backward: ['backward'],
  forward: ['forward'],
  full: ['backward', 'forward'],
};

/** Whose data are read with which schema. */
const roles: Readonly<Record<SchemaDirection, { readonly sender: SideName; readonly receiver: SideName }>> = {
  backward: { sender: 'base', receiver: 'revision' },
  forward: { sender: 'revision', receiver: 'base' },
};

/** See `compareSchemas`. */
export async function decideCompatibility(
  base: Contract,
  revision: Contract,
  options: SchemaOptions,
): Promise<SchemaComparison> {
  const ids = new NodeIds();
  const sides = { base: new SchemaSide(base, ids), revision: new SchemaSide(revision, ids) };
  const question = new Question(sides, ids, options);
  const directions = asked[options.mode];
  const found = directions.map((direction) => ({ direction, containment: question.ask(direction) }));
  // Known only once everything was asked.
  const doubt = sides.base.doubt() ?? sides.revision.doubt();
  const checks: SchemaCheck[] = [];
  for (const { direction, containment } of found) checks.push(await question.told(direction, containment, doubt));
  const answers = checks.map(({ answer }) => answer);
  return {
    verdict: { schemaVersion: 1, kind: 'json-schema', mode: options.mode, answer: together(answers), checks },
    notices: [sides.base, sides.revision].flatMap((side) => [...side.badReferences, ...question.oddities(side)]),
  };
}

function together(answers: readonly SchemaAnswer[]): SchemaAnswer {
  return (['no', 'unknown'] as const).find((answer) => answers.includes(answer)) ?? 'yes';
}

class Question {
  readonly #patterns = new Patterns();

  constructor(
    readonly sides: Readonly<Record<SideName, SchemaSide>>,
    readonly ids: NodeIds,
    readonly options: SchemaOptions,
  ) {}

  ask(direction: SchemaDirection): Containment {
    const [sender, receiver] = [this.sides[roles[direction].sender], this.sides[roles[direction].receiver]];
    return this.#decider(sender, receiver).contains(sender.schemas, receiver.schemas);
  }

  #decider(sender: SchemaSide, receiver: SchemaSide): Decider {
    return new Decider({
      sender: sender.pool,
      receiver: receiver.pool,
      ids: this.ids,
      patterns: this.#patterns,
      reading: LITERAL_READING,
      budget: this.options.budget ?? DEFAULT_BUDGET,
    });
  }

  async told(direction: SchemaDirection, containment: Containment, doubt: string | null): Promise<SchemaCheck> {
    const nothing = { direction, witness: null, unconfirmed: null, reason: null };
    switch (containment.answer) {
      case 'yes':
        if (doubt !== null) return { ...nothing, answer: 'unknown', severity: 'warning', reason: doubt };
        return { ...nothing, answer: 'yes', severity: 'off' };
      case 'unknown':
        return { ...nothing, answer: 'unknown', severity: 'warning', reason: doubt ?? containment.reason };
      case 'no': {
        const reason = doubt ?? (await this.#refusal(direction, containment.witness));
        const example = this.#example(direction, containment.witness);
        if (reason === null) return { ...nothing, answer: 'no', severity: 'error', witness: example };
        return { ...nothing, answer: 'unknown', severity: 'warning', unconfirmed: example, reason };
      }
    }
  }

  async #refusal(direction: SchemaDirection, value: unknown): Promise<string | null> {
    const validator = await this.options.loadValidator?.();
    if (validator === undefined) return 'no validator was there to confirm the example that shows it';
    const { sender, receiver } = roles[direction];
    const accepting = [this.sides[sender].schemas];
    return refusalOf({ value, accepting, rejecting: [this.sides[receiver].schemas] }, validator);
  }

  #example(direction: SchemaDirection, value: unknown): SchemaExample {
    const { sender, receiver } = roles[direction];
    const judge = new Evaluator(this.#patterns, LITERAL);
    const said = { acceptedBy: sender, rejectedBy: receiver, value };
    const { schemas, root } = this.sides[receiver];
    for (const schema of schemas) {
      const rejection = rejectionOf(judge, schema, root, value);
      if (rejection === null) continue;
      const sites = new Sites();
      sites.want({ base: rejection.place, revision: null });
      sites.locate();
      const site = sites.site(rejection.place);
      if (site !== null) return { ...said, rejection: { instance: pointerText(rejection.instance), site } };
    }
    return { ...said, rejection: null };
  }

  /** What is seldom meant: a schema for everything or for nothing. */
  oddities(side: SchemaSide): InputProblem[] {
    if (side.demandsNothing) {
      const message = 'Nothing at the top of this schema demands anything: it accepts every value.';
      const fix = 'If one of its definitions is meant, compare schemas that refer to it by $ref.';
      return [oddity(side, 'schema-demands-nothing', message, fix)];
    }
    if (typeof side.root.value === 'boolean') return [];
    if (this.#decider(side, side).ask(side.schemas.map(holds)).kind !== 'none') return [];
    const message = 'This schema accepts no value at all: what it demands contradicts itself.';
    return [oddity(side, 'schema-accepts-nothing', message, 'Look for demands that nothing can meet together.')];
  }
}

function oddity({ contract }: SchemaSide, code: LoadProblemCode, message: string, fix: string): InputProblem {
  return { severity: 'warning', code, message, fix, file: contract.sources.entry.label, line: 1, column: 1 };
}
