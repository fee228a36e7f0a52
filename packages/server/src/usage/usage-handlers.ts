import { createHash } from 'node:crypto';
import type { Validators } from '../contract/validators.ts';
import type { Heartbeat, UsageReport } from '../generated/api.ts';
import type { Handlers } from '../http/handler.ts';
import { Ingestion, type IngestionParts } from './ingestion.ts';
import { INTAKE_LIMITS, Intake } from './intake.ts';
import type { MatchPath } from './match-path.ts';

/** JSON pointer of the schema of one observation. */
const OBSERVATION = '/components/schemas/Observation';

/** The intake of one process: what comes in other forms than reports goes through the same. */
export function createIngestion(
  context: IngestionParts['context'],
  validators: Pick<Validators, 'faults'>,
  matchPath?: MatchPath,
): Ingestion {
  const faultsOf = (value: unknown) => validators.faults(OBSERVATION, value);
  return new Ingestion({ context, faultsOf, ...(matchPath === undefined ? {} : { matchPath }) });
}

/** Reports of use and reading them back. An answer to a report is sent when it is stored for good. */
export function usageHandlers(ingestion: Ingestion, intake = new Intake(INTAKE_LIMITS)): Handlers {
  return {
    reportUsage: async ({ body, bytes }) => {
      const bodyHash = createHash('sha256').update(bytes).digest('hex');
      const receipt = await intake.admit(bytes.length, () => ingestion.report(body as UsageReport, bodyHash));
      return { status: 200, body: receipt };
    },

    reportHeartbeat: async ({ body, bytes }) => {
      await intake.admit(bytes.length, () => ingestion.heartbeat(body as Heartbeat));
      return { status: 204 };
    },
  };
}
