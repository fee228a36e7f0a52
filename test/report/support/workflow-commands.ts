/** A workflow command as the runner of GitHub Actions takes it apart. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const ENCODED: readonly (readonly [code: string, character: string])[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];

function decoded(text: string, codes: typeof ENCODED): string {
  return codes.reduce((done, [code, character]) => done.replaceAll(code, character), text);
}

/** The commands among printed lines; a line that only starts like one fails. */
export function workflowCommands(printed: string): readonly WorkflowCommand[] {
  const lines = printed.split('\n').filter((line) => /^\s*::/.test(line));
  return lines.map((line) => {
    const found = /^::(?<name>[a-z-]+)(?: (?<properties>.*?))?::(?<message>.*)$/s.exec(line)?.groups;
    if (found === undefined) throw new Error(`not a command: ${line}`);
    const pairs = (found.properties ?? '').split(',').filter((pair) => pair !== '');
    const properties = pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decoded(pair.slice(at + 1), ENCODED)] as const;
    });
    const data = ENCODED.filter(([, character]) => character !== ':' && character !== ',');
    return {
      name: found.name ?? '',
      properties: Object.fromEntries(properties),
      message: decoded(found.message ?? '', data),
    };
  });
}
