import { renderBumpJson, renderBumpText } from '@contract-check/report';
import { expect, test } from 'vitest';
import { hostileInput } from './support/hostile-input.ts';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { PIPED } from './support/orders-sample.ts';
import { logCommands, rawControls } from './support/printed.ts';

test.each(HOSTILE_STRINGS)('%j as a name or version stays inert', (text) => {
  for (const runs of [1, 2]) {
    const printed = renderBumpText(hostileInput(text, runs), true, PIPED);
    expect(printed).toMatch(/^.*major/);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(rawControls(renderBumpJson(hostileInput(text, runs)))).toEqual([]);
  }
});
