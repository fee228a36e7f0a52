import { ruleCatalogue } from '@contract-check/core';
import { ndjsonSchema, schemaVerdictSchema, verdictSchema } from '@contract-check/report';
import { configSchema, waiversSchema } from 'contract-check';
import { readContract } from '../packages/server/dist/contract/contract.js';
import { SETTINGS } from '../packages/server/dist/settings/settings-schema.js';
import { apiTypes } from './api-types.mjs';
import { configurationPage } from './configuration-page.mjs';
import { pageAsset } from './page-assets.mjs';
import { rulesPage } from './rules-page.mjs';
import { serviceSettingsPage } from './service-settings-page.mjs';

const ruleIds = ruleCatalogue.map(({ id }) => id);

/**
 * What `npm run generate` writes and `npm run check` compares, so that it can never drift from the code.
 *
 * @type {readonly { file: string, make: () => string }[]}
 */
export const generatedFiles = [
  { file: 'docs/rules.md', make: () => rulesPage(ruleCatalogue) },
  { file: 'docs/verdict.schema.json', make: () => `${JSON.stringify(verdictSchema, null, 2)}\n` },
  { file: 'docs/ndjson.schema.json', make: () => `${JSON.stringify(ndjsonSchema, null, 2)}\n` },
  { file: 'docs/schema-verdict.schema.json', make: () => `${JSON.stringify(schemaVerdictSchema, null, 2)}\n` },
  { file: 'docs/config.schema.json', make: () => `${JSON.stringify(configSchema(ruleIds), null, 2)}\n` },
  { file: 'docs/waivers.schema.json', make: () => `${JSON.stringify(waiversSchema(ruleIds), null, 2)}\n` },
  { file: 'docs/configuration.md', make: () => configurationPage(configSchema(ruleIds)) },
  { file: 'docs/service-settings.md', make: () => serviceSettingsPage(SETTINGS) },
  { file: 'packages/server/src/generated/api.ts', make: () => apiTypes(readContract().document) },
  { file: 'packages/report/src/html/page-style.ts', make: () => pageAsset('report.css', 'PAGE_STYLE') },
  { file: 'packages/report/src/html/page-script.ts', make: () => pageAsset('report.js', 'PAGE_SCRIPT') },
];
