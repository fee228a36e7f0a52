import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHELL_NAMES, type ShellName } from '../../packages/cli/src/command-line/command.ts';
import { buildProgram } from '../../packages/cli/src/command-line/parse-command-line.ts';
import { bashScript } from '../../packages/cli/src/completion/bash.ts';
import { type CommandTree, commandTree } from '../../packages/cli/src/completion/command-tree.ts';
import { fishScript } from '../../packages/cli/src/completion/fish.ts';
import { powerShellScript } from '../../packages/cli/src/completion/powershell.ts';
import { zshScript } from '../../packages/cli/src/completion/zsh.ts';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

const tree = commandTree(buildProgram(() => undefined));

/** Somebody else's words in every place: what a shell would act on, if it were not quoted. */
const HOSTILE = 'a\'b"c$(touch pwned)`touch pwned`\\d]e:f;touch pwned\u2019';
const hostile: CommandTree = {
  name: 'contract-check',
  options: [{ names: ['--first'], summary: HOSTILE, value: undefined }],
  commands: [
    {
      name: 'go',
      summary: HOSTILE,
      options: [{ names: ['--last'], summary: HOSTILE, value: { name: HOSTILE, choices: [HOSTILE] } }],
      choices: [HOSTILE],
    },
  ],
};

/** In a shell's own syntax: what is left once comments and quoted words are gone. */
const UNQUOTED: Readonly<Record<ShellName, (script: string) => string>> = {
  bash: (script) => script.replace(/^ *#.*$/gm, '').replace(/\\'|'[^']*'/g, ''),
  zsh: (script) => script.replace(/^ *#.*$/gm, '').replace(/\\'|'[^']*'/g, ''),
  fish: (script) => script.replace(/^ *#.*$/gm, '').replace(/'(?:[^'\\]|\\.)*'/gs, ''),
  powershell: (script) =>
    script
      .replace(/^ *#.*$/gm, '')
      .replace(/['\u2018-\u201b](?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*['\u2018-\u201b]/g, ''),
};

const SCRIPTS: Readonly<Record<ShellName, (tree: CommandTree) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powerShellScript,
};

/** A long option as a shell's script writes it. */
const optionIn = (shell: ShellName, option: string): string => (shell === 'fish' ? `-l ${option.slice(2)} ` : option);

describe.each(SHELL_NAMES)('contract-check completion %s', (shell) => {
  test('holds every command, option and choice', async () => {
    const { exit, stdout, stderr } = await runIn({}, 'completion', shell);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(tree.commands.length).toBeGreaterThan(8);
    const options = tree.commands.flatMap((command) => command.options);
    const long = options.flatMap(({ names }) => names.filter((name) => name.startsWith('--')));
    const words = [
      ...tree.commands.map(({ name }) => name),
      ...long.map((name) => optionIn(shell, name)),
      ...options.flatMap(({ value }) => value?.choices ?? []),
    ];
    expect(words.filter((word) => !stdout.includes(word))).toEqual([]);
    if (shell !== 'bash') expect(stdout).toContain('lowest severity that gives exit code 1');
  });

  test('closes its quotes, and lets nothing out of them', () => {
    expect(UNQUOTED[shell](SCRIPTS[shell](tree))).not.toContain("'");
    const left = UNQUOTED[shell](SCRIPTS[shell](hostile));
    expect(left).not.toMatch(/'|touch|\u2019/);
  });
});

const CHECKS: readonly (readonly [program: string, ShellName, readonly string[]])[] = [
  ['bash', 'bash', ['-n']],
  ['zsh', 'zsh', ['-n']],
  ['fish', 'fish', ['-n']],
];

test.each(CHECKS.filter(([program]) => spawnSync(program, ['--version']).status === 0))(
  '%s can read its script',
  (program, shell, args) => {
    const cwd = scratch({ script: SCRIPTS[shell](tree), hostile: SCRIPTS[shell](hostile) });
    for (const file of ['script', 'hostile']) execFileSync(program, [...args, file], { cwd });
  },
);

/** What a bash without any settings of a user offers for these words, the last one being typed. */
function offered(cwd: string, ...words: readonly string[]): readonly string[] {
  const ask = `source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _contract_check; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['--noprofile', '--norc', '-c', ask, 'bash', 'contract-check', ...words];
  const printed = execFileSync('bash', args, { cwd, encoding: 'utf8' });
  return printed.split('\n').filter((line) => line !== '');
}

describe('in bash', () => {
  const rows: readonly (readonly [words: readonly string[], expected: readonly string[]])[] = [
    [['sch'], ['schema', 'schema-of']],
    [['--v'], ['--version']],
    [['diff', '--fo'], ['--format']],
    [
      ['diff', '--fail-on', ''],
      ['error', 'warning', 'info', 'never'],
    ],
    [['diff', '--fail-on', '=', 'w'], ['warning']],
    [
      ['diff', '--fail-on', '='],
      ['error', 'warning', 'info', 'never'],
    ],
    [['diff', '--fail-on=w'], ['--fail-on=warning']],
    [['diff', '--quiet', 'old.yaml', '--strict-i'], ['--strict-input']],
    [
      ['schema', '--mode', 'f'],
      ['forward', 'full'],
    ],
    [['schema-of', 'w'], ['waivers']],
    [['schema-of', 'config', '--d'], ['--debug']],
    [['help', 'wai'], ['waive']],
    [['completion', ''], [...SHELL_NAMES]],
    // Files, by readline.
    [['diff', ''], []],
    [['diff', '--config', ''], []],
    [['diff', '--', '--fo'], []],
  ];

  test.each(rows)('%j', (words, expected) => {
    expect(offered(scratch({ script: bashScript(tree) }), ...words)).toEqual(expected);
  });

  test.each(['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '*', '-*', '--fo*'])(
    'nothing that was typed is evaluated: %s',
    (typed) => {
      const cwd = scratch({ script: bashScript(tree) });
      expect(offered(cwd, typed)).toEqual([]);
      expect(offered(cwd, 'diff', '--format', typed)).toEqual([]);
      expect(offered(cwd, 'diff', typed, typed)).toEqual([]);
      expect(offered(cwd, 'diff', typed, '--against', '')).toEqual([]);
      expect(existsSync(join(cwd, 'pwned'))).toBe(false);
    },
  );

  test('no description or choice is evaluated', () => {
    const cwd = scratch({ script: bashScript(hostile) });
    expect(offered(cwd, 'go', '--last', 'a').length).toBeGreaterThan(0);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });
});

test('says where the script belongs', async () => {
  const { exit, stdout } = await runIn({}, 'completion', '--help');
  expect(exit).toBe(0);
  for (const place of ['~/.bashrc', '$fpath', '~/.config/fish/completions', '$PROFILE'])
    expect(stdout).toContain(place);
  const width = Math.max(...stdout.split('\n').map((line) => line.length));
  expect(width).toBeLessThanOrEqual(80);
});

test('names its choices when there is no such shell', async () => {
  const { exit, stderr } = await runIn({}, 'completion', 'tcsh');
  expect(exit).toBe(2);
  for (const shell of SHELL_NAMES) expect(stderr).toContain(shell);
});
