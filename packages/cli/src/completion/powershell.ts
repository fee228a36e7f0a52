import type { CommandTree, TypedCommand, TypedOption } from './command-tree.ts';
import { inPowerShellQuotes } from './quotes.ts';

/** Completion for PowerShell 5.1 and later. Where nothing is offered it completes files by itself. */
export function powerShellScript({ name, options, commands }: CommandTree): string {
  const all = commands.map((command): Listed => [command.name, command.summary]);
  return `# Completion of ${name} for PowerShell.
Register-ArgumentCompleter -Native -CommandName ${inPowerShellQuotes(name)} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $offered = @{
${[
  entry('', [...all, ...listedOptions(options)]),
  ...commands.flatMap(({ name: command, options: own, choices }) => [
    entry(command, [...listedChoices(choices ?? []), ...listedOptions(own)]),
    ...own.flatMap((option) => valueEntries(command, option)),
  ]),
].join('\n')}
  }
  $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  if ($typed -contains '--') { return }
  $command = @($typed | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 1) -join ''
  $key = $command
  if ($typed.Count -gt 0 -and $offered.ContainsKey("$($command):$($typed[-1])")) { $key = "$($command):$($typed[-1])" }
  if (-not $offered.ContainsKey($key)) { return }
  $isOption = $wordToComplete.StartsWith('-')
  $listed = $offered[$key]
  for ($at = 0; $at -lt $listed.Count; $at += 2) {
    $word = $listed[$at]
    if ($command -ne '' -and -not $isOption -and $word.StartsWith('-')) { continue }
    if (-not $word.StartsWith($wordToComplete)) { continue }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $listed[$at + 1])
  }
}
`;
}

/** A word, and what is told beside it, which PowerShell does not take empty. */
type Listed = readonly [word: string, told: string];

function listedOptions(options: readonly TypedOption[]): readonly Listed[] {
  return options.flatMap(({ names, summary }) =>
    names.filter((name) => name.startsWith('--')).map((name): Listed => [name, summary]),
  );
}

function listedChoices(choices: readonly string[]): readonly Listed[] {
  return choices.map((choice): Listed => [choice, choice]);
}

/** An option without choices has an empty list: files. */
function valueEntries(command: TypedCommand['name'], { names, value }: TypedOption): readonly string[] {
  if (value === undefined) return [];
  return names.map((name) => entry(`${command}:${name}`, listedChoices(value.choices ?? [])));
}

/** One flat list, since a list of a single pair would become the pair. */
function entry(key: string, listed: readonly Listed[]): string {
  const pairs = listed.map((pair) => pair.map(inPowerShellQuotes).join(', '));
  return `    ${inPowerShellQuotes(key)} = @(${pairs.join(',\n      ')})`;
}
