/** What a validator of specifications holds against a contract. */
export interface Violation {
  /** Where, in the document with its references followed; null when the validator names no place. */
  readonly pointer: readonly string[] | null;
  /** One sentence without its place and full stop. */
  readonly message: string;
}

/** Checks plain JSON values; reads nothing. */
export type Validator = (document: object) => Promise<readonly Violation[]>;

/** One cause often fails many branches of the published schema; more than this tells nothing new. */
const SHOWN_PER_CONTRACT = 20;

interface SchemaError {
  readonly instancePath: string;
  readonly keyword?: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Errors of ajv as violations: those nearest to the cause, each once. What fails above them fails because of them. */
export function violationsOf(errors: readonly unknown[]): readonly Violation[] {
  const found = errors.filter(isSchemaError);
  const causes = found.filter(
    (error) =>
      !isSummary(error) && !found.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`)),
  );
  const told = new Map<string, Violation>();
  for (const error of causes.length > 0 ? causes : found) {
    const violation = violationOf(error);
    told.set(JSON.stringify(violation), violation);
  }
  return [...told.values()].slice(0, SHOWN_PER_CONTRACT);
}

/** Only says that one of its branches has failed. */
function isSummary({ keyword = '' }: SchemaError): boolean {
  return ['if', 'oneOf', 'anyOf', '$ref', '$dynamicRef'].includes(keyword);
}

function violationOf({ instancePath, message, params = {} }: SchemaError): Violation {
  const pointer = segments(instancePath);
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof name === 'string') return { pointer: [...pointer, name], message: 'is not known here' };
  const { allowedValues } = params;
  return { pointer, message: Array.isArray(allowedValues) ? `must be one of ${allowedValues.join(', ')}` : message };
}

function isSchemaError(error: unknown): error is SchemaError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'instancePath' in error &&
    typeof error.instancePath === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  );
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
