import type { SurfaceStep } from '@contract-check/protocol';

/** The place in words, for sentences: `"qty"`, `items of "lines"`, `query parameter "limit"`, `the request body`. */
export function placeText(steps: readonly SurfaceStep[]): string {
  let prefix = '';
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (step === undefined) continue;
    if (step === 'items') prefix += 'items of ';
    else if (step === 'values') prefix += 'values of ';
    else if ('enumValue' in step) continue;
    else if ('property' in step) return `${prefix}"${step.property}"`;
    else if ('in' in step) return `${prefix}${step.in} parameter "${step.name}"`;
    else if ('header' in step) return `${prefix}header "${step.header}"`;
    else if ('body' in step) return `${prefix}${bodyText(step.body, steps[index - 1])}`;
    else return `${prefix}the ${step.response} response`;
  }
  return `${prefix}the operation`;
}

function bodyText(body: 'request' | 'response', before: SurfaceStep | undefined): string {
  if (body === 'request') return 'the request body';
  return typeof before === 'object' && 'response' in before
    ? `the ${before.response} response body`
    : 'the response body';
}
