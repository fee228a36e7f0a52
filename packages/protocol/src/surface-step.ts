/** Where a parameter travels; `querystring` is the whole query as one value (OpenAPI 3.2). */
export type ParameterLocation = 'query' | 'querystring' | 'path' | 'header' | 'cookie';

/**
 * One step from an operation to an element inside it. A well-formed walk starts with a parameter, the request body
 * or a response; a response goes on with its body or a header; then come data steps. An enum value ends the walk.
 */
export type SurfaceStep =
  | { readonly in: ParameterLocation; readonly name: string }
  | { readonly response: string }
  | { readonly body: 'request' | 'response' }
  | { readonly header: string }
  | { readonly property: string }
  | 'items'
  | 'values'
  | { readonly enumValue: unknown };
