/** One word for bash and zsh, whatever it holds. */
export function inPosixQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** One word for fish: in its quotes a backslash escapes itself and the quote. */
export function inFishQuotes(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** One word for PowerShell, which takes typographic quotes for quotes as well. */
export function inPowerShellQuotes(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
