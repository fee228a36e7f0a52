import type { BoundFact } from '../compare/facts.ts';

interface BoundAliases {
  readonly request?: readonly string[];
  readonly response?: readonly string[];
}

const contains = (limit: 'min' | 'max', event: 'increased' | 'decreased'): BoundAliases => ({
  request: [`request-{body,property}-${limit}-contains-${event}`],
  response: [`response-{body,property}-${limit}-contains-${event}`],
});

/** The strongest peer's ids for limits: it looks at some keywords in some places only; exclusive ones it keeps apart. */
export const boundAliases: Readonly<Partial<Record<BoundFact, BoundAliases>>> = {
  'minimum-added': { request: ['request-{body,property,parameter}-{min,exclusive-min}-set'] },
  'minimum-increased': { request: ['request-{body,property,parameter}-{min,exclusive-min}-increased'] },
  'minimum-decreased': {
    request: ['request-{body,property,parameter}-{min,exclusive-min}-decreased'],
    response: ['response-{body,property}-{min,exclusive-min}-decreased'],
  },
  'maximum-added': { request: ['request-{body,property,parameter}-{max,exclusive-max}-set'] },
  'maximum-increased': {
    request: ['request-{body,property,parameter}-{max,exclusive-max}-increased'],
    response: ['response-{body,property}-{max,exclusive-max}-increased'],
  },
  'maximum-decreased': { request: ['request-{body,property,parameter}-{max,exclusive-max}-decreased'] },
  'min-length-increased': { request: ['request-{body,property,parameter}-min-length-increased'] },
  'min-length-decreased': {
    request: ['request-{body,property,parameter}-min-length-decreased'],
    response: ['response-{body,property}-min-length-decreased'],
  },
  'max-length-added': { request: ['request-{body,property,parameter}-max-length-set'] },
  'max-length-removed': { response: ['response-{body,property}-max-length-unset'] },
  'max-length-increased': {
    request: ['request-{body,property,parameter}-max-length-increased'],
    response: ['response-{body,property}-max-length-increased'],
  },
  'max-length-decreased': { request: ['request-{body,property,parameter}-max-length-decreased'] },
  'min-items-added': { request: ['request-{body,property,parameter}-min-items-set'] },
  'min-items-removed': { response: ['response-{body,property}-min-items-unset'] },
  'min-items-increased': { request: ['request-{body,property,parameter}-min-items-increased'] },
  'min-items-decreased': {
    request: ['request-parameter-min-items-decreased'],
    response: ['response-{body,property}-min-items-decreased'],
  },
  'max-items-increased': { request: ['request-parameter-max-items-increased'] },
  'max-items-decreased': { request: ['request-parameter-max-items-decreased'] },
  'min-contains-increased': contains('min', 'increased'),
  'min-contains-decreased': contains('min', 'decreased'),
  'max-contains-increased': contains('max', 'increased'),
  'max-contains-decreased': contains('max', 'decreased'),
};
