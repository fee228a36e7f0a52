const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CLOCK = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(?: ([+-])(\d\d)(\d\d))?$/;

/** `20/Nov/2026:10:00:00 +0100`, without a zone: UTC. In milliseconds of Unix time; NaN: cannot be read. */
export function logTime(text: string): number {
  const [, day, month = '', year, hour, minute, second, fraction = '', sign, zoneHours, zoneMinutes] =
    CLOCK.exec(text) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0) return Number.NaN;
  const utc = isoTime(`${year}-${String(number).padStart(2, '0')}-${day}T${hour}:${minute}:${second}${fraction}Z`);
  const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
  return sign === '-' ? utc + zone : utc - zone;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;

/** RFC 3339, without a zone: UTC. In whole milliseconds; NaN: cannot be read. */
export function isoTime(text: string): number {
  const [whole, zone] = ISO.exec(text.replace(' ', 'T')) ?? [];
  if (whole === undefined) return Number.NaN;
  const spelt = whole.replace(',', '.').replace(/([+-]\d\d)(\d\d)$/, zone === undefined ? '$&' : '$1:$2');
  return Date.parse(zone === undefined ? `${spelt}Z` : spelt);
}
