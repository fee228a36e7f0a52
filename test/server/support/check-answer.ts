import { type ResponseInfo, readContract } from '../../../packages/server/src/contract/contract.ts';
import { Validators } from '../../../packages/server/src/contract/validators.ts';
import type { AppOptions } from '../../../packages/server/src/http/create-app.ts';

type OnAnswer = NonNullable<AppOptions['onAnswer']>;

/** What is wrong with a body. */
type BodyFaults = (schemas: ResponseInfo['schemas'], mediaType: string, body: unknown) => readonly string[];

/** Holds answers against the contract: what it does not say of a status, a media type, a header or a body is told. */
export function answerChecker(): { readonly onAnswer: OnAnswer; readonly wrong: readonly string[] } {
  const validators = new Validators(readContract());
  const wrong: string[] = [];
  const bodyFaults: BodyFaults = (schemas, mediaType, body) => {
    if (body === undefined) return Object.keys(schemas).length === 0 ? [] : ['no body'];
    const schema = schemas[mediaType];
    if (schema === undefined) return [mediaType];
    if (!mediaType.endsWith('json')) return [];
    // As it is on the wire: dates are texts, undefined members are gone.
    const faults = validators.faults(schema, JSON.parse(JSON.stringify(body)));
    return faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
  };
  const onAnswer: OnAnswer = (operation, { status, headers = {}, mediaType = 'application/json', body }) => {
    if (operation === null) return;
    const said = `${operation.id} answered ${status}`;
    const response = operation.responses[status] ?? (status < 400 ? undefined : operation.responses.default);
    if (response === undefined) {
      wrong.push(`${said}, which its contract does not`);
      return;
    }
    const sent = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    const missing = response.requiredHeaders.filter((name) => !sent.has(name.toLowerCase()));
    wrong.push(...missing.map((name) => `${said} without ${name}`));
    wrong.push(...bodyFaults(response.schemas, mediaType, body).map((fault) => `${said}: ${fault}`));
  };
  return { onAnswer, wrong };
}
