import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile } from '../../scripts/lib/run.mjs';
import { repository } from '../support/contract-files.ts';

/** File that imports, what it imports, and a piece of the reason that the ban must give; null: allowed. */
const imports: readonly (readonly [file: string, specifier: string, reason: string | null])[] = [
  ['packages/protocol/src/a.ts', 'node:fs', 'Pure package'],
  ['packages/protocol/src/a.ts', '@contract-check/core', 'protocol has no dependencies'],
  ['packages/protocol/src/a.ts', '@contract-check/report', 'protocol has no dependencies'],
  ['packages/protocol/src/a.ts', 'contract-check', 'protocol has no dependencies'],
  ['packages/protocol/src/a.ts', '../../core/src/index.ts', 'protocol has no dependencies'],
  ['packages/protocol/src/a.ts', './b.ts', null],
  ['packages/core/src/a.ts', 'node:fs', 'Pure package'],
  ['packages/core/src/a.ts', 'node:fs/promises', 'Pure package'],
  ['packages/core/src/a.ts', '@contract-check/report', 'core gives data'],
  ['packages/core/src/a.ts', 'contract-check', 'core gives data'],
  ['packages/core/src/rules/a.ts', '../../../report/src/index.ts', 'core gives data'],
  ['packages/core/src/a.ts', '@contract-check/protocol', null],
  ['packages/core/src/a.ts', './compare/b.ts', null],
  ['packages/core/src/load/a.ts', 'node:fs', 'Pure package'],
  ['packages/core/src/load/a.ts', '@contract-check/report', 'core gives data'],
  ['packages/core/src/load/a.ts', '../model/b.ts', 'load reads texts'],
  ['packages/core/src/load/a.ts', '../compare/b.ts', 'load reads texts'],
  ['packages/core/src/load/a.ts', '../rules/b.ts', 'load reads texts'],
  ['packages/core/src/load/yaml/a.ts', '../../judge/b.ts', 'load reads texts'],
  ['packages/core/src/load/a.ts', '../result.ts', null],
  ['packages/core/src/model/a.ts', 'node:path', 'Pure package'],
  ['packages/core/src/model/a.ts', '@contract-check/report', 'core gives data'],
  ['packages/core/src/model/a.ts', '../compare/b.ts', 'model states'],
  ['packages/core/src/model/a.ts', '../rules/b.ts', 'model states'],
  ['packages/core/src/model/a.ts', '../judge/b.ts', 'model states'],
  ['packages/core/src/model/a.ts', '../load/b.ts', null],
  ['packages/core/src/compare/a.ts', 'node:path', 'Pure package'],
  ['packages/core/src/compare/a.ts', 'contract-check', 'core gives data'],
  ['packages/core/src/compare/a.ts', '../rules/b.ts', 'compare states'],
  ['packages/core/src/compare/schema/a.ts', '../../judge/b.ts', 'compare states'],
  ['packages/core/src/compare/a.ts', '../model/b.ts', null],
  ['packages/report/src/a.ts', 'node:fs', 'Pure package'],
  ['packages/report/src/a.ts', 'contract-check', 'report turns a verdict into text'],
  ['packages/report/src/a.ts', '../../cli/src/run.ts', 'report turns a verdict into text'],
  ['packages/report/src/a.ts', '@contract-check/core', null],
  ['packages/protocol/src/a.ts', '@contract-check/server', 'protocol has no dependencies'],
  ['packages/core/src/a.ts', '@contract-check/server', 'core gives data'],
  ['packages/report/src/a.ts', '@contract-check/server', 'report turns a verdict into text'],
  ['packages/server/src/a.ts', 'contract-check', 'The service knows no shell'],
  ['packages/server/src/http/a.ts', '../../../cli/src/run.ts', 'The service knows no shell'],
  ['packages/server/src/a.ts', '@contract-check/report', null],
  ['packages/server/src/a.ts', 'node:http', null],
  ['packages/cli/src/a.ts', '@contract-check/server', 'Whoever only compares'],
  ['packages/cli/src/serve/load-service.ts', '@contract-check/server', null],
  ['packages/cli/src/a.ts', 'node:fs', null],
  ['packages/cli/src/a.ts', '@contract-check/report', null],
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  writeFileSync(join(folder, 'biome.json'), readFileSync(join(repository, 'biome.json')));
  writeFileSync(join(folder, '.gitignore'), 'dist/\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the linter says of one file with that text, under the repository's configuration. */
function lint(file: string, text: string): { readonly clean: boolean; readonly output: string } {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const done = spawnSync(process.execPath, [commandFile('@biomejs/biome', 'biome'), 'lint', file], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(path);
  return { clean: done.status === 0, output: `${done.stdout}${done.stderr}` };
}

describe('import boundaries', () => {
  it.each(imports)('%s imports %s: %s', (file, specifier, reason) => {
    const { clean, output } = lint(
      file,
      `import { thing } from '${specifier}';\n\nexport const own: string = thing;\n`,
    );
    expect(clean, output).toBe(reason === null);
    if (reason !== null) expect(output.replace(/\s+/g, ' ')).toContain(reason);
  });

  it('allow no cycle', () => {
    writeFileSync(join(folder, 'b.ts'), "import { a } from './a.ts';\n\nexport const b = (): number => a();\n");
    const { output } = lint('a.ts', "import { b } from './b.ts';\n\nexport const a = (): number => b();\n");
    expect(output).toContain('noImportCycles');
  });
});
