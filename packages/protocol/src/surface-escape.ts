const RESERVED = '~/=*{';

/** Makes a name or value fit into a surface text: each reserved character becomes `~` and its number. */
export function escapeName(text: string): string {
  return text.replace(/[~/=*{]/g, (character) => `~${RESERVED.indexOf(character)}`);
}

/** The inverse; undefined when a `~` starts nothing known. */
export function unescapeName(text: string): string | undefined {
  if (/~(?![0-4])/.test(text)) return undefined;
  return text.replace(/~([0-4])/g, (_, digit: string) => RESERVED.charAt(Number(digit)));
}
