/**
 * String formats as regular sets, in the syntax of ECMA-262 with the flag `u`. `also` are texts that common validators
 * let through although the specification does not: of these nobody can be sure.
 */
export interface FormatPattern {
  readonly pattern: string;
  readonly also?: string;
  /** In code points. It stands apart, since counting is what makes automata large. */
  readonly maxLength?: number;
}

const monthDay =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const date = `(?:\\d{4}-${monthDay}|${leapYear}-02-29)`;

const hour = '(?:[01]\\d|2[0-3])';
const clock = `${hour}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?`;
const leapSecond = '23:59:60(?:\\.\\d+)?';
const time = `(?:${clock}(?:[Zz]|[+-]${hour}:[0-5]\\d)|${leapSecond}(?:[Zz]|[+-]00:00))`;
/** Leap seconds in other zones, and zones without a colon or minutes. */
const looseTime = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d(?::?\\d\\d)?)';

const timeParts = '(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?';
const duration = `P(?!$)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)${timeParts})?)`;

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = `(?:${octet}\\.){3}${octet}`;
const hex = '[0-9A-Fa-f]';
const group = `${hex}{1,4}`;
const lastGroups = `(?:${group}:${group}|${ipv4})`;
/** One row per number of groups after the double colon (RFC 3986 §3.2.2). */
const ipv6 = `(?:${[
  `(?:${group}:){6}${lastGroups}`,
  ...[5, 4, 3, 2, 1].map((after) => `${groupsBefore(5 - after)}::(?:${group}:){${after}}${lastGroups}`),
  `${groupsBefore(5)}::${lastGroups}`,
  `${groupsBefore(6)}::${group}`,
  `${groupsBefore(7)}::`,
].join('|')})`;

/** Up to so many groups. */
function groupsBefore(count: number): string {
  return count === 0 ? '' : `(?:(?:${group}:){0,${count - 1}}${group})?`;
}

/** Printable characters beyond ASCII (RFC 3987 §2.2 ucschar, the basic plane and those after it). */
const international =
  '\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}';

function mail(more: string): string {
  const atom = `[A-Za-z0-9!#$%&'*+/=?^_\`\\{|\\}~${more}\\-]+`;
  const edge = `[A-Za-z0-9${more}]`;
  const label = `${edge}(?:[A-Za-z0-9${more}\\-]*${edge})?`;
  return `${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}`;
}

/** RFC 1035 §2.3.4, without the dot of the root. */
const MAX_HOST = 253;

function host(more: string): string {
  const edge = `[A-Za-z0-9${more}]`;
  const label = `${edge}(?:[A-Za-z0-9${more}\\-]{0,61}${edge})?`;
  return `${label}(?:\\.${label})*`;
}

interface UriRules {
  readonly scheme: '' | '?';
  /** Characters allowed beyond RFC 3986, within a class. */
  readonly more: string;
}

const escaped = `%${hex}{2}`;
const anyScheme = '[A-Za-z][A-Za-z0-9+.\\-]*:';

function uri({ scheme, more }: UriRules): string {
  const plain = `A-Za-z0-9._~!$&'\\(\\)*+,;=${more}\\-`;
  const some = (extra: string) => `(?:[${plain}${extra}]|${escaped})`;
  const literal = `\\[(?:${ipv6}|[Vv]${hex}+\\.[A-Za-z0-9._~!$&'\\(\\)*+,;=:\\-]+)\\]`;
  const authority = `(?:${some(':')}*@)?(?:${literal}|${some('')}*)(?::\\d*)?`;
  const segments = `(?:/${some(':@')}*)*`;
  const absolute = `/(?:${some(':@')}+${segments})?`;
  // Without a scheme a colon in the first segment would make one.
  const relative = `${some('@')}+${segments}`;
  const rootless = `${some(':@')}+${segments}`;
  const withScheme = `${anyScheme}(?://${authority}${segments}|${absolute}|${rootless})`;
  const paths = scheme === '' ? withScheme : `(?:${withScheme}|//${authority}${segments}|${absolute}|${relative}|)`;
  return `${paths}(?:\\?${some(':@/?')}*)?(?:#${some(':@/?')}*)?`;
}

const variable = `(?:[A-Za-z0-9_]|${escaped})+(?::[1-9]\\d{0,3}|\\*)?`;
const uriTemplate = `(?:[^\\x00-\\x20"'<>%\\\\^\`\\{|\\}]|${escaped}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*`;

const pointer = '(?:/(?:[^~/]|~[01])*)*';
const webCharacter = `(?:[A-Za-z0-9._~!$&'\\(\\)*+,;=:@/\\-]|${escaped})`;
const webPath = `/${webCharacter}*(?:\\?(?:${webCharacter}|\\?)*)?(?:#(?:${webCharacter}|\\?)*)?`;
const domain = '(?:[a-z0-9]+(?:-[a-z0-9]+)*\\.)+[a-z]{2,}';

function row(pattern: string, also?: string): FormatPattern {
  return also === undefined ? { pattern: `^(?:${pattern})$` } : { pattern: `^(?:${pattern})$`, also: `^(?:${also})$` };
}

/** By format. JSON Schema 2020-12 validation §7.3 names the specifications. */
export const FORMAT_PATTERNS: ReadonlyMap<string, FormatPattern> = new Map<string, FormatPattern>([
  // RFC 3339 §5.6 and appendix A.
  ['date', row(date)],
  ['time', row(time, looseTime)],
  ['date-time', row(`${date}[Tt]${time}`, `${date}[Tt\\s]${looseTime}`)],
  ['duration', row(duration)],
  // RFC 5321 §4.1.2 without quoted parts and address literals, RFC 6531; RFC 1123 §2.1, RFC 5890.
  ['email', row(mail(''), '[^]+@[^]+')],
  ['idn-email', row(mail(international), '[^]+@[^]+')],
  ['hostname', { ...row(host(''), `${host('')}\\.`), maxLength: MAX_HOST }],
  ['idn-hostname', { ...row(host(international), '[^]+'), maxLength: MAX_HOST }],
  // RFC 2673 §3.2, RFC 4291 §2.2.
  ['ipv4', row(ipv4)],
  ['ipv6', row(ipv6, `(?:${hex}|[:.])+(?:%[^]*)?`)],
  // RFC 3986, RFC 3987, RFC 1738 §3.3, RFC 6570.
  ['uri', row(uri({ scheme: '', more: '' }), `${anyScheme}[!-~]*`)],
  ['uri-reference', row(uri({ scheme: '?', more: '' }), '[!-~]*')],
  ['iri', row(uri({ scheme: '', more: international }), `${anyScheme}\\S*`)],
  ['iri-reference', row(uri({ scheme: '?', more: international }), '\\S*')],
  [
    'url',
    row(`(?:https?|ftp)://${domain}(?::\\d{2,5})?(?:${webPath})?`, '(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://[^]+'),
  ],
  ['uri-template', row(uriTemplate)],
  // RFC 4122 §3; some accept the whole URN.
  ['uuid', row(`${hex}{8}-(?:${hex}{4}-){3}${hex}{12}`, `[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:[0-9A-Fa-f\\-]{36}`)],
  // RFC 6901 §3, draft-bhutton-relative-json-pointer-00.
  ['json-pointer', row(pointer)],
  ['relative-json-pointer', row(`(?:0|[1-9]\\d*)(?:#|${pointer})`, `(?:0|[1-9]\\d*)[+\\-][1-9]\\d*(?:#|${pointer})`)],
]);
