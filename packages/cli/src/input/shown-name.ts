/** How messages call standard input. */
export const STDIN = '<stdin>';

/** How an argument is shown: as typed, but never with a password, since logs are read by more people than know it. */
export function shownName(argument: string): string {
  return argument === '-' ? STDIN : argument.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
