export { configSchema } from './config/config-schema.ts';
export type { JsonSchema } from './config/schema-parts.ts';
export { waiversSchema } from './config/waivers-schema.ts';
export { EXIT, type ExitCode } from './exit-code.ts';
export type { GitAnswer, GitCall, GitResult, GitSession, InputStream, Io, OutputStream, RunGit } from './io.ts';
export { run } from './run.ts';
export { VERSION } from './version.ts';
