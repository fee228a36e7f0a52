/** Told by `--version`. A test holds it equal to package.json, which the bundle does not carry along. */
export const VERSION = '0.1.0';
