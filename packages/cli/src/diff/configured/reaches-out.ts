/** A reference whose value is not spelled, right there, as one into the same document or into a template. */
const OUTWARD = /\$(?:ref|dynamicRef)["']?\s*(?!["']?\s*:\s*["']?[#{])/;

/** A mapping of a discriminator may name files. */
const MAPPING = /\bmapping\b/;
const FILE_NAME = /\.(?:json|ya?ml)\b/i;

/** `$ref` in a spelling that a search does not see: escapes in its letters, anchors and aliases of keys. */
const DISGUISED = /\\u00(?:24|72|65|66)|\\x(?:24|72|65|66)|&[^\s&]+\s+["']?\$|^[-?{, \t]*\*\S+[ \t]*:/im;

/**
 * Whether a contract may refer to other files. True where a quick look at the text cannot exclude it, so that false can
 * be relied on.
 */
export function mayReachOut(text: string): boolean {
  return OUTWARD.test(text) || DISGUISED.test(text) || (MAPPING.test(text) && FILE_NAME.test(text));
}
