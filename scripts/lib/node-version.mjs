/** The oldest Node that the dependencies run on; package.json `engines` says the same. */
export const oldestNode = '20.19';

/**
 * @param {string} version as in `process.versions.node`
 * @param {string} oldest `major.minor`
 * @returns {boolean} whether `version` comes before `oldest`
 */
export function isOlder(version, oldest) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
