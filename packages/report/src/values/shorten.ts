/** `text` in at most `limit` UTF-16 units and the ellipsis: its beginning and, a third of it, its end. */
export function shorten(text: string, limit: number, ellipsis: string): string {
  if (text.length <= limit) return text;
  const tail = Math.floor(limit / 3);
  return `${text.slice(0, limit - tail)}${ellipsis}${text.slice(-tail)}`;
}
