import type { SourceNode } from '../load/source-node.ts';
import { childrenOf, isObject, member, strings, text } from './raw.ts';
import type { References } from './references.ts';
import type { SecurityAlternative, SecuritySchemeView, SecurityView } from './views.ts';

/** Swagger 2.0 names of OAuth flows → OpenAPI 3 names. */
const flowNames: ReadonlyMap<string, string> = new Map([
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

const flowUrls = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'] as const;

export function readSecuritySchemes(root: SourceNode, references: References): Map<string, SecuritySchemeView> {
  const schemes = new Map<string, SecuritySchemeView>();
  const holder = root.child('components')?.child('securitySchemes') ?? root.child('securityDefinitions');
  for (const item of holder?.children() ?? []) {
    const node = references.follow(item);
    if (node !== undefined) schemes.set(item.key, viewScheme(item.key, node));
  }
  return schemes;
}

function viewScheme(name: string, node: SourceNode): SecuritySchemeView {
  const raw = node.value;
  const urls = new Map<string, SourceNode>();
  const scopes = new Map<string, SourceNode>();
  const flows = new Map<string, SourceNode>();
  let type = text(member(raw, 'type')) ?? 'unknown';
  let credential = type;
  switch (type) {
    case 'basic':
      type = 'http';
      credential = 'http basic';
      break;
    case 'http':
      credential = `http ${(text(member(raw, 'scheme')) ?? '').toLowerCase()}`;
      break;
    case 'apiKey': {
      const place = text(member(raw, 'in')) ?? '';
      const key = text(member(raw, 'name')) ?? '';
      credential = `apiKey ${place} ${place === 'header' ? key.toLowerCase() : key}`;
      break;
    }
    case 'oauth2': {
      for (const [flowName, flow] of readFlows(node, urls, scopes)) flows.set(flowName, flow);
      credential = `oauth2 ${[...flows.keys()].sort().join(' ')}`;
      break;
    }
    case 'openIdConnect': {
      const url = node.child('openIdConnectUrl');
      if (url !== undefined) urls.set('openIdConnectUrl', url);
      break;
    }
  }
  return { name, node, credential, type, flows, urls, scopes };
}

type Flow = readonly [name: string, node: SourceNode];

function readFlows(node: SourceNode, urls: Map<string, SourceNode>, scopes: Map<string, SourceNode>): readonly Flow[] {
  const old = text(member(node.value, 'flow'));
  const flows: readonly Flow[] =
    old !== null
      ? [[flowNames.get(old) ?? old, node]]
      : childrenOf(node, 'flows')
          .filter((flow) => isObject(flow.value))
          .map((flow) => [flow.key, flow] as const);
  for (const [flowName, flow] of flows) {
    for (const key of flowUrls) {
      const url = flow.child(key);
      if (url !== undefined) urls.set(`${flowName} ${key}`, url);
    }
    for (const scope of childrenOf(flow, 'scopes')) if (!scope.key.startsWith('x-')) scopes.set(scope.key, scope);
  }
  return flows;
}

/** The security in force for an operation (OpenAPI 3.1 §4.8.30): its own, else the contract's, else none needed. */
export function readSecurity(root: SourceNode, operation: SourceNode): SecurityView {
  const node = operation.child('security') ?? root.child('security');
  if (node === undefined || !Array.isArray(node.value)) return { node: undefined, alternatives: [new Map()] };
  const alternatives: SecurityAlternative[] = [...node.children()]
    .filter((item) => isObject(item.value))
    .map((item) => new Map([...item.children()].map((scheme) => [scheme.key, strings(scheme.value)])));
  return { node, alternatives: alternatives.length > 0 ? alternatives : [new Map()] };
}
