/** Who called, and by what that is known; as `ConsumerIdentity` of the service. */
export interface Consumer {
  readonly name: string;
  readonly version: string | null;
  readonly identifiedBy: 'mtls' | 'header' | 'user-agent' | 'address';
}

/** What a record of a log says of who called; the first of them that says something counts. */
export interface Marks {
  /** As the field that was named for it says. */
  readonly consumer?: string;
  readonly version?: string;
  /** `x-forwarded-client-cert`, as Envoy writes it. */
  readonly certificate?: string;
  readonly userAgent?: string;
  readonly address?: string;
}

/** Null: nobody can tell. The address is looked at last, and only if that was asked for. */
export function recognise(marks: Marks, byAddress: boolean): Consumer | null {
  const { consumer, version, certificate, userAgent, address } = marks;
  return (
    named(consumer, version, 'header') ??
    named(certificate === undefined ? undefined : subjectOf(certificate), undefined, 'mtls') ??
    ofUserAgent(userAgent) ??
    (byAddress ? named(address === undefined ? undefined : hostOf(address), undefined, 'address') : null)
  );
}

const MOST_NAME = 200;
const MOST_VERSION = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: names have none
const CONTROL = /[\u0000-\u001f\u007f]/g;

function named(
  name: string | undefined,
  version: string | undefined,
  identifiedBy: Consumer['identifiedBy'],
): Consumer | null {
  const plain = plainText(name, MOST_NAME);
  return plain === null ? null : { name: plain, version: plainText(version, MOST_VERSION), identifiedBy };
}

/** Null where logs write that there is none. */
function plainText(text: string | undefined, most: number): string | null {
  const plain = (text ?? '').replace(CONTROL, '').trim().slice(0, most);
  return plain === '' || plain === '-' ? null : plain;
}

/** The first product of a User-Agent (RFC 9110, 10.1.5). Browsers all say Mozilla/5.0, which is no version. */
function ofUserAgent(text: string | undefined): Consumer | null {
  const [, name, version] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})(?:\/([!-~]{1,100}))?(?: |$)/.exec(text ?? '') ?? [];
  return named(name, name === 'Mozilla' ? undefined : version, 'user-agent');
}

/** Of the last certificate: the earlier ones were told by others. Its URI, else the common name of its subject. */
function subjectOf(header: string): string | undefined {
  const last = splitOutsideQuotes(header, ',').at(-1) ?? '';
  const pairs = splitOutsideQuotes(last, ';').map((pair) => {
    const middle = pair.indexOf('=');
    return [pair.slice(0, middle).trim().toLowerCase(), pair.slice(middle + 1).replace(/^"|"$/g, '')] as const;
  });
  const value = (key: string) => pairs.find(([name, text]) => name === key && text !== '')?.[1];
  return value('uri') ?? /(?:^|[,/])\s*CN=([^,/]+)/.exec(value('subject') ?? '')?.[1];
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** `10.0.0.1:33317`, `[::1]:80`, `10.0.0.1, 10.0.0.2` (the first is the client): without port. */
function hostOf(text: string): string {
  const first = (text.split(',', 1)[0] ?? '').trim();
  return /^\[([^\]]*)\](?::\d+)?$/.exec(first)?.[1] ?? /^([^:]*):\d+$/.exec(first)?.[1] ?? first;
}
