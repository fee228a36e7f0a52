export { EXIT, type ExitCode } from './exit-code.ts';
export type { GitAnswer, GitCall, GitResult, GitSession, InputStream, Io, OutputStream, RunGit } from './io.ts';
export { run } from './run.ts';
export { VERSION } from './version.ts';
