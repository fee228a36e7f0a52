/**
 * What a build server would obey when it finds it in a log: `::name` at the start of a line (GitHub Actions; spaces
 * before it do not help), `##[name]` and `##vso[name]` anywhere (GitHub Actions, Azure Pipelines).
 */
const AT_START = /^([^\S\n]*):{2,}/gm;
const ANYWHERE = /#{2,}(?=\[|vso\[)/g;

/** Printed lines that no build server takes for a command: a doubled sign is shown once, so no line gets longer. */
export function withoutLogCommands(printed: string): string {
  const started = printed.includes('::') ? printed.replace(AT_START, '$1:') : printed;
  return started.includes('##') ? started.replace(ANYWHERE, '#') : started;
}
