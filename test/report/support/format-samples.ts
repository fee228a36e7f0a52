import type { AppliedWaiver, Finding } from '@contract-check/core';
import { exitStatus, type ReportInput, type ReportRun } from '@contract-check/report';
import { figmaReport, shopReport } from '../../support/shop-report.ts';
import { fakeVerdict } from './fake-verdict.ts';
import { ordersSample, unchangedSample } from './orders-sample.ts';

const V1 = 'v1.openapi-3.1.yaml';

export const WAIVER: AppliedWaiver = { reason: 'Agreed with all clients.', owner: '@shop/orders', until: '2027-01-31' };

/** The first run, its findings changed. */
export function withFindings(
  input: ReportInput,
  change: (findings: readonly Finding[]) => readonly Finding[],
): ReportInput {
  const runs = input.runs.map((run) => ({ ...run, verdict: fakeVerdict(change(run.verdict.findings)) }));
  const status = exitStatus(
    runs.map(({ verdict }) => verdict),
    input.failOn,
  );
  return { ...input, runs, exitStatus: status };
}

/** Something waived, something off, and the rest as it was. */
export function policySample(): ReportInput {
  return withFindings(ordersSample('warning'), (findings) =>
    findings.map((finding, index) => {
      if (index === 0) return { ...finding, waiver: WAIVER };
      return index === 2 ? { ...finding, severity: 'off' as const } : finding;
    }),
  );
}

/** One contract against two bases, then two configured contracts of which one has an owner. */
async function severalSample(): Promise<ReportInput> {
  const [older, newer] = await Promise.all([shopReport(V1, 'v2.yaml'), shopReport('v1.1.yaml', 'v2.yaml')]);
  return { ...older, runs: [...older.runs, ...newer.runs] };
}

function configuredSample(): ReportInput {
  const [run] = ordersSample().runs as readonly [ReportRun];
  const [same] = unchangedSample().runs as readonly [ReportRun];
  const runs = [
    { ...run, name: 'orders', contract: 'orders', owner: '@shop/orders' },
    { ...same, name: 'stock', contract: 'stock', owner: null },
  ];
  return { ...ordersSample(), runs, unchanged: 3 };
}

/** What every format is shown for. */
export const FORMAT_SAMPLES: Readonly<Record<string, () => ReportInput | Promise<ReportInput>>> = {
  'shop.v1-to-v1.1': () => shopReport(V1, 'v1.1.yaml'),
  'shop.v1-to-v2': () => shopReport(V1, 'v2.yaml'),
  figma: figmaReport,
  several: severalSample,
  configured: configuredSample,
  policy: policySample,
  unchanged: unchangedSample,
};
