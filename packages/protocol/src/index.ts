export { basePathOf } from './base-path.ts';
export { canonicalJson } from './canonical-json.ts';
export { callbackKey, normalisePath, type OperationParts, operationKey, webhookKey } from './operation-key.ts';
export { formatOperationKey, type ParsedOperationKey, parseOperationKey } from './parse-operation-key.ts';
export { parseSurface } from './parse-surface.ts';
export { surfaceOf } from './surface.ts';
export type { ParameterLocation, SurfaceStep } from './surface-step.ts';
