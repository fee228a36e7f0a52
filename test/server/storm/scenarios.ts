import type { Scenario } from './scenario.ts';
import { cutOff, fallSilent, fullDisk, killDatabase, noConnections } from './scenarios/broken-server.ts';
import { dataFolder } from './scenarios/data-folder.ts';
import { killService } from './scenarios/kill-service.ts';
import { lostAnswer, lostCommit } from './scenarios/lost-answers.ts';
import { manyNames } from './scenarios/names.ts';
import { atOnce, otherBody } from './scenarios/same-batch.ts';
import { dedupWindow } from './scenarios/window.ts';

/** By the name that `--only` takes. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'kill-service': killService,
  'data-folder': dataFolder,
  'lost-answer': lostAnswer,
  'lost-commit': lostCommit,
  'at-once': atOnce,
  'other-body': otherBody,
  window: dedupWindow,
  names: manyNames,
  'kill-database': killDatabase,
  'cut-off': cutOff,
  'fall-silent': fallSilent,
  'no-connections': noConnections,
  'full-disk': fullDisk,
};
