import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Effect, ruleCatalogue } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { readYamlFile } from './fixture.ts';

interface PeerRule {
  readonly id: string;
  readonly level: 'ERR' | 'WARN' | 'INFO';
  readonly direction: 'request' | 'response' | 'none';
  readonly area: string;
}

type Gap = ({ readonly id: string } | { readonly pattern: string }) & { readonly reason: string };

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const peerRules = JSON.parse(readFileSync(here('peer-rule-ids.json'), 'utf8')) as readonly PeerRule[];
const gaps = readYamlFile(here('peer-gaps.yaml')) as readonly Gap[];
const peerById = new Map(peerRules.map((rule) => [rule.id, rule]));
const aliases = new Set(ruleCatalogue.flatMap((rule) => rule.aliases));

/** The effects that say what a level of the peer says. */
const sameAs: Readonly<Record<PeerRule['level'], readonly Effect[]>> = {
  ERR: ['breaking'],
  WARN: ['risky'],
  INFO: ['compatible', 'docs'],
};

function isGap(gap: Gap, id: string): boolean {
  return 'id' in gap ? gap.id === id : new RegExp(`^(?:${gap.pattern})$`).test(id);
}

describe('coverage of the strongest peer', () => {
  it('lists some hundreds of ids, each once', () => {
    expect(peerRules.length).toBeGreaterThan(500);
    expect(peerById.size).toBe(peerRules.length);
  });

  it('has each id as an alias or in the list of gaps, never in both', () => {
    const counts = peerRules.map(({ id }) => [
      id,
      Number(aliases.has(id)) + gaps.filter((gap) => isGap(gap, id)).length,
    ]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('has no alias that is no id of the peer', () => {
    expect([...aliases].filter((alias) => !peerById.has(alias))).toEqual([]);
  });

  it('has no gap without an id, and no gap without a reason', () => {
    expect(gaps.filter((gap) => !peerRules.some(({ id }) => isGap(gap, id)))).toEqual([]);
    expect(gaps.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it('covers an id by a rule of its direction', () => {
    const strays = ruleCatalogue
      .filter(({ direction }) => direction !== 'none')
      .flatMap((rule) => rule.aliases.filter((alias) => peerById.get(alias)?.direction !== rule.direction));
    expect(strays).toEqual([]);
  });

  it('says why, where the usual effect is not what the peer says', () => {
    const unexplained = ruleCatalogue
      .filter(({ differs }) => differs === undefined)
      .flatMap(({ id, effect, aliases: covered }) =>
        covered
          .map((alias) => peerById.get(alias))
          .filter((peer) => peer !== undefined && !sameAs[peer.level].includes(effect))
          .map((peer) => `${id} is ${effect}, ${peer?.id} is ${peer?.level}`),
      );
    expect(unexplained).toEqual([]);
  });

  it('speaks of a difference only where there is a counterpart', () => {
    const rules = ruleCatalogue.filter((rule) => rule.differs !== undefined && rule.aliases.length === 0);
    expect(rules.map(({ id }) => id)).toEqual([]);
  });
});
