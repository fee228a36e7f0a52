type Cell = string | number | null | undefined;

/** A table with a line of names (RFC 4180). What a spreadsheet would take for a formula is made a text: names come from anybody. */
export function csvOf(names: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell);
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
