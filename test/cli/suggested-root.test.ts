import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn } from './support/fake-io.ts';
import { contract, referring, repositoryOf, scratch } from './support/scratch.ts';

const ITEM = 'get: { responses: { "200": { description: ok } } }\n';

describe('the --root that a refusal suggests', () => {
  const refusedRows: readonly (readonly [entry: string, ref: string, root: string | null])[] = [
    ['api/spec/entry.yaml', '../common/item.yaml', 'api'],
    ['api/spec/entry.yaml', '../common/../common/./item.yaml', 'api'],
    ['api/spec/entry.yaml', '../../shared/item.yaml', '.'],
    ['my api/spec/entry.yaml', '../common/item.yaml', '"my api"'],
    // A link, the whole file system and what is in .git: naming the folder would not help, or is too much to suggest.
    ['linked/entry.yaml', '../common/item.yaml', null],
    ['api/spec/entry.yaml', `${'../'.repeat(40)}etc/hostname`, null],
    ['api/spec/entry.yaml', '../.git/config', null],
  ];

  it.each(refusedRows)('%s → %s: says which folder to name where one suffices', async (entry, ref, root) => {
    const cwd = scratch({
      // Beside the file outside, one in the folder of the entry: the folder to name holds both.
      [entry.replace('linked', 'api/spec')]: `${referring(ref)}  /b:\n    $ref: beside.yaml\n`,
      [entry.replace('linked', 'api/spec').replace('entry', 'beside')]: ITEM,
      'api/common/item.yaml': ITEM,
      'my api/common/item.yaml': ITEM,
      'shared/item.yaml': ITEM,
      'api/.git/config': ITEM,
      linked: { link: 'api/spec' },
      'new.yaml': contract(),
    });
    // Without a work tree, as where a contract was unpacked; the one that is there holds nothing but a name.
    if (ref !== '../.git/config') rmSync(join(cwd, 'api/.git'), { recursive: true });
    const refused = await runIn({ cwd }, 'diff', entry, 'new.yaml');
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain('error[ref-outside-root]');
    const said = / add --root ("[^"]+"|\S+)\n/.exec(refused.stderr)?.[1] ?? null;
    expect(said).toBe(root);
    if (said === null) expect(refused.stderr).toContain('--root <folder>.');
    else
      expect(await runIn({ cwd }, 'diff', '--root', said.replaceAll('"', ''), entry, 'new.yaml')).toMatchObject({
        exit: 0,
      });
  });

  it('none where a contract leaves its repository by Git', async () => {
    const cwd = repositoryOf({ 'api/entry.yaml': referring('../../outside.yaml'), 'new.yaml': contract() });
    const { stderr } = await runIn({ cwd }, 'diff', 'main:api/entry.yaml', 'new.yaml');
    expect(stderr).toContain('error[ref-outside-root]');
    expect(stderr).toContain('reaches the files of that revision only');
    expect(stderr).not.toContain('--root');
  });
});
