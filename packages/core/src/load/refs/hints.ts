import { COLON, DOLLAR, QUOTE } from '../json/characters.ts';

/**
 * What the keys of a document say about its references. Noted by whoever reads the text, so that contracts in one file
 * never pay for a walk.
 */
export interface ReferenceHints {
  /** A reference may lead to another document. May be wrong (a `$ref` in an example), never the other way round. */
  readonly reachesOut: boolean;
  /** `$id` occurs: references may be relative to something inside the document. */
  readonly hasId: boolean;
  /** `$self` occurs: the document may have another name than that of its file. */
  readonly hasSelf: boolean;
}

/** Into the document itself, or into a template that nobody has filled in. */
const INWARD = /^[#{]/;

const FILE_NAME = /\.(?:json|ya?ml)\b/i;

/** How much of a mapping is looked at in a text; its values are all of one sort. */
const MAPPING_SAMPLE = 4_000;

export class HintCollector implements ReferenceHints {
  reachesOut = false;
  hasId = false;
  hasSelf = false;

  /** Takes note of what was noted of members read before. */
  add({ reachesOut, hasId, hasSelf }: ReferenceHints): void {
    this.reachesOut ||= reachesOut;
    this.hasId ||= hasId;
    this.hasSelf ||= hasSelf;
  }

  /** Takes note of a member of any object. */
  member(key: string, value: unknown): void {
    if (key.charCodeAt(0) === DOLLAR) {
      this.dollar(key, typeof value === 'string' && !INWARD.test(value));
    } else if (key === 'mapping' && typeof value === 'object' && value !== null) {
      this.reachesOut ||= Object.values(value).some((target) => typeof target === 'string' && FILE_NAME.test(target));
    }
  }

  /** The same for a key of a JSON text; `start` is after its opening quote, `end` at the closing one. */
  keyInText(text: string, start: number, end: number): void {
    // Nearly every key that comes here, as it is nearly always written; the rest stays out of what is optimised.
    if (!text.startsWith('ref": "#', start + 1) && !text.startsWith('ref":"#', start + 1)) this.key(text, start, end);
  }

  private key(text: string, start: number, end: number): void {
    const value = afterColon(text, end + 1);
    if (text.charCodeAt(start) !== DOLLAR) {
      this.reachesOut ||= FILE_NAME.test(text.slice(value, value + MAPPING_SAMPLE));
      return;
    }
    this.dollar(text.slice(start, end), text.charCodeAt(value) === QUOTE && !INWARD.test(text.charAt(value + 1)));
  }

  private dollar(key: string, isOutward: boolean): void {
    if (key === '$ref' || key === '$dynamicRef') this.reachesOut ||= isOutward;
    else if (key === '$id') this.hasId = true;
    else if (key === '$self') this.hasSelf = true;
  }
}

/** Where the value begins that belongs to a key which ends at `at`. */
function afterColon(text: string, at: number): number {
  let value = at;
  for (let code = text.charCodeAt(value); code <= 0x20 || code === COLON; code = text.charCodeAt(value)) value++;
  return value;
}
