import { describe, expect, it } from 'vitest';
import { type StormSettings, storm } from './storm.ts';

/** The long form, with more kills: `npm run storm`. */
const storms: readonly StormSettings[] = [
  { victim: 'service', kills: 2, seed: 1 },
  { victim: 'embedded', kills: 2, seed: 2 },
  { victim: 'postgres', kills: 2, seed: 3 },
];

describe('Nothing is lost and nothing counted twice', () => {
  it.each(storms)('when what is killed is the $victim', { timeout: 300_000 }, async (settings) => {
    const { sent, counted, batches } = await storm(settings);
    expect(counted).toEqual(sent);
    expect(Object.keys(sent)).toHaveLength(20);
    expect(batches).toBeGreaterThan(settings.kills);
  });
});
