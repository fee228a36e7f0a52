/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, resolved?: string, optional?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} LockFile
 */

/**
 * Whether node_modules holds what the lock file names.
 *
 * @param {LockFile | null} wanted package-lock.json
 * @param {LockFile | null} installed node_modules/.package-lock.json, npm's own record; null where there is none
 * @returns {boolean} optional packages (other platforms' binaries) may be absent; any other difference is false
 */
export function isInstalled(wanted, installed) {
  if (wanted?.packages === undefined || installed?.packages === undefined) return false;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes('node_modules/')) continue;
    const present = installed.packages[path];
    if (present === undefined ? entry.optional !== true : !sameEntry(entry, present)) return false;
  }
  return Object.keys(installed.packages).every((path) => wanted.packages?.[path] !== undefined);
}

/**
 * @param {LockEntry} a
 * @param {LockEntry} b
 */
function sameEntry(a, b) {
  if (a.link === true || b.link === true) return a.link === b.link && a.resolved === b.resolved;
  return a.version === b.version && a.integrity === b.integrity;
}
