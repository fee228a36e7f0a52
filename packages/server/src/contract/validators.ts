import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract } from './contract.ts';

/** One place where a value is not what the contract asks for. */
export interface Fault {
  /** JSON pointer into the value. */
  readonly pointer: string;
  readonly detail: string;
}

/** More would not help whoever mends them. */
const MOST_FAULTS = 20;

const ID = 'contract';

/** The schemas of the contract by their JSON pointers. Defaults are put into what is checked. */
export class Validators {
  readonly #ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, logger: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor({ document }: Pick<Contract, 'document'>) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: ID, ...document }, ID);
  }

  /** Compiles it now rather than when it is first needed. */
  prepare(pointer: string): void {
    this.#validator(pointer);
  }

  /** What is wrong with a value; empty where nothing is. */
  faults(pointer: string, value: unknown): readonly Fault[] {
    const validate = this.#validator(pointer);
    return validate(value) ? [] : (validate.errors ?? []).slice(0, MOST_FAULTS).map(faultOf);
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known !== undefined) return known;
    const made = this.#ajv.compile({ $ref: `${ID}#${encodeURI(pointer)}` });
    this.#compiled.set(pointer, made);
    return made;
  }
}

function faultOf({ instancePath, keyword, params, message = 'is not allowed' }: ErrorObject): Fault {
  const name: unknown = keyword === 'additionalProperties' ? params.additionalProperty : undefined;
  return {
    pointer: instancePath,
    detail: typeof name === 'string' ? `does not know "${name.slice(0, 100)}"` : message,
  };
}
