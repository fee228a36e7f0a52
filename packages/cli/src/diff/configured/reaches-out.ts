/** A member whose value is a reference, as it is nearly always written: the value in the same line, without escapes. */
const REFERENCE =
  /\$(?:ref|dynamicRef)(?:"|')?[ \t]*:[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s"'&*!|>[\]{},#][^\s"'[\]{},]*|#[^\s[\]{},]*)(?=[ \t]*(?:$|[,}\]\r]|[ \t]#)))/gm;

/** Every spelling of the names; those that are no reference as above are looked into by a real reader. */
const NAME = /\$(?:ref|dynamicRef)/g;

/** Other ways to say it, or to change what it means: escapes, anchors, aliases, base addresses, file names in mappings. */
const UNUSUAL = /\\u00|\\x|\$id\b|\$self\b|&[^\s&]+\s+["']?\$|^[-?{, \t]*\*\S+[ \t]*:/im;
const MAPPING = /\bmapping\b/;
const FILE_NAME = /\.(?:json|ya?ml)\b/i;

/**
 * The other files that a contract refers to, as it names them, told from its text alone. Null where that cannot be
 * relied on: then the contract has to be read.
 */
export function referencedFiles(text: string): readonly string[] | null {
  const named = text.match(NAME)?.length ?? 0;
  if (UNUSUAL.test(text) || (MAPPING.test(text) && FILE_NAME.test(text))) return null;
  const files = new Set<string>();
  let found = 0;
  for (const [, double, single, plain] of text.matchAll(REFERENCE)) {
    found += 1;
    const [file = ''] = (double ?? single ?? plain ?? '').split('#', 1);
    // Into the document itself; or into a template that nobody has filled in.
    if (file === '' || file.startsWith('{')) continue;
    if (!/^[\w./~+@-]+$/.test(file)) return null;
    files.add(file);
  }
  return found === named ? [...files] : null;
}
