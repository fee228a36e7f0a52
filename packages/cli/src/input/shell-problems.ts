import type { ProblemInfo } from '@contract-check/core';
import { BASE_PROBLEMS } from './base-problems.ts';

/** Problems that are met while reading, before any text is looked at. One row per code; the parsers have their own in core. */
export const SHELL_PROBLEMS = {
  'file-not-found': {
    title: 'There is no such file',
    explanation:
      'A path is taken from the current folder; the path of a $ref from the folder of the file that holds it.',
  },
  'file-is-directory': {
    title: 'A folder was given, not a file',
    explanation: 'A contract is one file, which may reach others by $ref. Name that file.',
  },
  'file-not-readable': {
    title: 'The file cannot be read',
    explanation: 'The operating system refused: usually permissions, or a loop of symbolic links.',
  },
  'file-not-regular': {
    title: 'A $ref leads to something that is not a plain file',
    explanation: 'Devices, pipes and sockets are never read by a $ref: reading them can hang or have effects.',
  },
  'input-too-large': {
    title: 'The contract is larger than allowed',
    explanation:
      'All files of one contract together may hold 100 MB, so that no input can exhaust the memory. --max-size allows more.',
  },
  'not-utf8': {
    title: 'The text is not UTF-8',
    explanation:
      'Contracts are read as UTF-8, with or without a byte order mark. Other encodings are not guessed: a wrong guess would change names and values silently.',
  },
  'document-not-text': {
    title: 'The file is not text',
    explanation: 'It holds NUL bytes or starts like a compressed or binary file.',
  },
  'ref-outside-root': {
    title: 'A file outside the allowed folders was asked for',
    explanation:
      'A contract may reach files in the Git work tree of its entry file (without one: in its folder), never above it, never by an absolute path or a file: URL, and never what is in .git. Symbolic links are followed first. This way a contract from a stranger cannot show files of your machine. --root names other folders.',
  },
  'ref-unsupported': {
    title: 'A $ref of a kind that cannot be followed',
    explanation: 'References lead to files by a relative path, or to http(s) addresses where these are allowed.',
  },
  'remote-refused': {
    title: 'A network address was asked for',
    explanation:
      'Nothing is fetched unless asked for. --allow-remote allows addresses on the command line, and references below the folder of such an address. --root https://host/folder/ allows references to that place too.',
  },
  'remote-redirect': {
    title: 'The address redirects to another place',
    explanation: 'Redirects are followed only on the same host, never from https to http, and at most five times.',
  },
  'remote-failed': {
    title: 'The address could not be reached',
    explanation: 'The name could not be resolved, nobody answered, or the certificate is not trusted.',
  },
  'remote-status': {
    title: 'The server did not give the contract',
    explanation: 'It answered with an error status. Addresses that need a login are not supported: download the file.',
  },
  'remote-timeout': {
    title: 'The server was too slow',
    explanation: 'An address must give its whole content within 30 seconds.',
  },
  'git-not-installed': {
    title: 'Git is not installed',
    explanation: 'Arguments such as main:openapi.yaml are read by the git program, which must be on the path.',
  },
  'git-not-a-repository': {
    title: 'Not inside a Git repository',
    explanation: 'Arguments such as main:openapi.yaml are looked up in the repository of the current folder.',
  },
  'git-ref-not-found': {
    title: 'Git knows no such branch, tag or commit',
    explanation: 'In CI the clone is often shallow and holds a single branch; the other one must be fetched first.',
  },
  'git-path-not-found': {
    title: 'The file does not exist in that revision',
    explanation: 'The path after the colon counts from the top of the repository; ./ makes it count from here.',
  },
  'git-failed': {
    title: 'Git refused to answer',
    explanation: 'The message of git says why, for instance that the folder belongs to another user.',
  },
  'config-ambiguous': {
    title: 'One folder holds two configurations',
    explanation:
      'A configuration is contract-check.yaml, contract-check.yml, contract-check.json or the key "contract-check" of package.json; only one of them may be there. --config names another file.',
  },
  'config-unknown-key': {
    title: 'There is no such setting',
    explanation:
      'A misspelt setting that went unnoticed would leave the preset in force. docs/configuration.md lists all settings.',
  },
  'config-unknown-rule': {
    title: 'A configuration or waiver names a rule that does not exist',
    explanation:
      'The command contract-check rules lists all of them. A rule that is gone does nothing: delete the line.',
  },
  'config-bad-value': {
    title: 'A setting has a value that it cannot have',
    explanation: 'The message says which values can stand there. docs/configuration.md lists all settings.',
  },
  'config-missing-key': {
    title: 'Something must be said that is not',
    explanation: 'A contract needs a name and its files; a waiver what it is about, a reason, an owner and an end.',
  },
  'config-bad-glob': {
    title: 'A path or glob can match nothing',
    explanation:
      'Globs are relative to the folder of the configuration, with "/" on every system, and cannot lead out of it. "*" stays within a folder or segment, "**" does not, "!" in front leaves out.',
  },
  'config-duplicate': {
    title: 'Two entries mean the same',
    explanation: 'Each contract has a name of its own: reports and waivers go by it. A waiver need not stand twice.',
  },
  'config-not-editable': {
    title: 'The file of waivers cannot be edited',
    explanation:
      'Waivers are written as items of a list, each on lines of its own that start with "-". A list in brackets is read, but not edited, so that no comment of yours is lost.',
  },
  'waivers-not-written': {
    title: 'The file of waivers could not be written',
    explanation: 'The operating system refused: usually a folder that is missing, or permissions. Nothing was changed.',
  },
  'waiver-expired': {
    title: 'The last day of a waiver is over',
    explanation: 'A waiver holds to the end of its day (UTC). From then on its findings count as if it were not there.',
  },
  'waiver-unused': {
    title: 'A waiver fits no finding',
    explanation:
      'The change that it accepted is gone or merged, so that nothing needs it any more; or what it names is misspelt.',
  },
  'waiver-ambiguous': {
    title: 'The beginning of a fingerprint fits several findings',
    explanation: 'Eight digits of a fingerprint are enough as long as no other finding starts with them.',
  },
  ...BASE_PROBLEMS,
  'strict-invalid': {
    title: 'The contract breaks its own specification',
    explanation: '--strict-input holds a contract against the published schema of its specification.',
  },
  'strict-not-checked': {
    title: 'Only our own checks were made',
    explanation:
      'The validator behind --strict-input knows Swagger 2.0 and OpenAPI 3.0 and 3.1. Other contracts are held against the warnings of our own reader.',
  },
} as const satisfies Record<string, ProblemInfo>;

export type ShellProblemCode = keyof typeof SHELL_PROBLEMS;
