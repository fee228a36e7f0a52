import { it } from 'vitest';
import { ourEngine } from './engine.ts';
import { Peer } from './peer/peer.ts';
import { compareWithPeer } from './peer/compare.ts';
it('x', async () => {
  const p = new Peer('test/soundness/peer/child.mjs');
  const t = Date.now();
  const r = await compareWithPeer(4000, 2, ourEngine, p);
  p.stop();
  console.log(Date.now() - t, r.agreed, r.refused, r.late, r.unknown, r.explained, r.unexplained.length);
  for (const u of r.unexplained.slice(0,30)) console.log(u.ours.answer, u.theirs, u.refuted, JSON.stringify(u.sender), '\n    ', JSON.stringify(u.receiver), JSON.stringify((u.ours as any).witness));
}, 1e6);
