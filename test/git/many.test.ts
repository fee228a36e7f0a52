import { describe, expect, it } from 'vitest';
import { type Engine, loadEngine } from '../../packages/cli/src/engine.ts';
import { commitAll } from '../cli/support/scratch.ts';
import { api, change, foundIn, isolateGit, onFeature } from './support/history.ts';

isolateGit();

const CONTRACTS = 200;
const CHANGED = [0, 40, 41, 120, 199];
const file = (index: number): string => `services/s${index}.yaml`;
const referring = (text: string): string => `${text}components: { schemas: { Id: { $ref: common/id.yaml } } }\n`;

describe('two hundred contracts of which five changed', () => {
  it('are told exactly, and the others are not even read', async () => {
    const all = Array.from({ length: CONTRACTS }, (_, index) => index);
    const before = all.map((index) => [file(index), referring(api(`S${index}`, `GET /a${index}`, `GET /b${index}`))]);
    const folder = onFeature({ ...Object.fromEntries(before), 'services/common/id.yaml': 'type: string\n' });
    const after = CHANGED.map((index) => [file(index), referring(api(`S${index}`, `GET /a${index}`))]);
    change(folder, { ...Object.fromEntries(after), 'readme.txt': 'new' });
    commitAll(folder);
    const real = await loadEngine();
    const read: string[] = [];
    const loadContract: Engine['loadContract'] = (entry, reference) => {
      read.push(entry.label);
      return real.loadContract(entry, reference);
    };
    const { exit, unchanged, found } = await foundIn(folder, { engine: { ...real, loadContract, seen: [] } });
    expect({ exit, unchanged }).toEqual({ exit: 1, unchanged: CONTRACTS - CHANGED.length });
    expect(found).toEqual(Object.fromEntries(CHANGED.map((index) => [`s${index}`, ['operation-removed']])));
    expect(Object.keys(found)).toEqual(CHANGED.map((index) => `s${index}`).sort());
    expect(read).toHaveLength(2 * CHANGED.length);
  });
});
