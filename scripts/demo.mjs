/**
 * `npm run demo`: the main job on a real pair and on our own examples, then the lines that a user would type next.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root } from './lib/run.mjs';

const command = 'packages/cli/dist/bin/contract-check.cjs';
const real = (/** @type {string} */ alias) => `node_modules/${alias}/openapi/openapi.yaml`;
const shop = (/** @type {string} */ version) => `examples/shop/${version}.yaml`;

/** @type {readonly { title: string, args: readonly string[] }[]} */
const scenes = [
  {
    title: 'A real contract: two published versions of the Figma REST API (MIT)',
    args: ['diff', real('figma-rest-api-base'), real('figma-rest-api-revision'), '--quiet'],
  },
  {
    title: 'Our own examples: a small shop that breaks a lot at once',
    args: ['diff', shop('v1.openapi-3.1'), shop('v2')],
  },
];

/** A comparison that finds something exits 1; only what is above is a fault of the demo. */
const worstExpected = 1;

for (const { title, args } of scenes) {
  console.log(`\n=== ${title}\n$ contract-check ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
  if (status === null || status > worstExpected) {
    console.error(`\nThe demo failed: contract-check ended with ${status ?? 'a signal'}.`);
    process.exit(status ?? 1);
  }
}

console.log(`
=== Next: try it on your own contract (YAML or JSON, OpenAPI 2.0 to 3.2)

  npx contract-check diff old.yaml new.yaml
  npx contract-check diff origin/main:api/openapi.yaml api/openapi.yaml
  npx contract-check diff --help
  npx contract-check rules

The examples are explained in examples/README.md.`);
