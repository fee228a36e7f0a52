const longest = 300;

/**
 * @param {ReadonlyMap<string, number>} lengths lines per file
 * @param {Readonly<Record<string, unknown>>} reasons file → why it may be longer
 * @returns {string[]} one sentence a problem
 */
export function judgeLengths(lengths, reasons) {
  const problems = [];
  for (const [file, lines] of lengths) {
    if (lines > longest && !Object.hasOwn(reasons, file))
      problems.push(`${file} has ${lines} lines (at most ${longest}).`);
  }
  for (const [file, reason] of Object.entries(reasons)) {
    const lines = lengths.get(file);
    if (lines === undefined) problems.push(`${file} is listed as long, but there is no such file.`);
    else if (lines <= longest) problems.push(`${file} is listed as long, but has only ${lines} lines.`);
    if (typeof reason !== 'string' || reason.trim() === '')
      problems.push(`${file} is listed as long without a reason.`);
  }
  return problems;
}
