import type { OperationView, ResponseView } from '../model/views.ts';
import { valueKey } from '../schema/values.ts';
import type { PlaceReporter } from './compare-context.ts';
import type { FactId } from './facts.ts';
import { compareMedia } from './media-types.ts';
import { compareHeaders } from './parameters.ts';
import { pairByKey } from './schema/pair-context.ts';

/**
 * Responses are compared per status cell: a code that either side names is compared with what the other side means by
 * it, be it the code itself, its range or `default`.
 *
 * @param sameTypes both sides say the same of the media types that responses share (`produces` of Swagger 2.0)
 */
export function compareResponses(
  base: OperationView,
  revision: OperationView,
  sameTypes: boolean,
  report: PlaceReporter,
): void {
  const { clean } = report.context.schemas;
  const [was, is] = [cells(base.responses), cells(revision.responses)];
  const replaced = compareReplaced(was, is, report);
  const compared = new Set<string>();
  const cellNames = new Set([...was.byStatus.keys(), ...is.byStatus.keys()]);
  for (const status of [...cellNames].filter((name) => !replaced.includes(name)).sort()) {
    const [one, other] = [effective(was, status), effective(is, status)];
    const place = () => report.at({ response: status });
    if (one !== undefined && other !== undefined) {
      // A range that meets a range by way of three codes is still one comparison.
      const key = `${one.status} ${other.status}`;
      if (compared.has(key)) continue;
      compared.add(key);
      if (sameTypes && one.status === other.status && clean.isClean(one.node, other.node)) continue;
      compareResponse(one, other, place());
    } else if (one !== undefined)
      reportMissing(one, is, { status, event: 'removed', only: !keepsSuccess(was, is) }, place());
    else if (other !== undefined) reportMissing(other, was, { status, event: 'added', only: false }, place());
  }
}

/** The only success became another one: told as one change. Returns the statuses that are dealt with. */
function compareReplaced(was: Cells, is: Cells, report: PlaceReporter): readonly string[] {
  const [[before, ...others], [after, ...more]] = [was.successes, is.successes];
  if (before === undefined || after === undefined || others.length > 0 || more.length > 0) return [];
  const [one, other] = [was.byStatus.get(before), is.byStatus.get(after)];
  if (one === undefined || other === undefined || effective(was, after) !== undefined) return [];
  // A code within the range that is promised now, or the other way round, is no other success.
  if (effective(is, before) !== undefined) return [];
  const place = report.at({ response: after });
  const data = { before, after };
  place.emit({ fact: 'success-status-changed', base: one.node, revision: other.node, subject: after, data });
  compareResponse(one, other, place);
  return [before, after];
}

interface Cells {
  readonly byStatus: ReadonlyMap<string, ResponseView>;
  readonly successes: readonly string[];
}

function cells(responses: readonly ResponseView[]): Cells {
  const byStatus = new Map(responses.map((view) => [view.status, view]));
  return { byStatus, successes: [...byStatus.keys()].filter(isSuccess) };
}

/** What a contract says of a status. `default` means errors, unless no success is declared (docs/verdicts.md). */
function effective(side: Cells, status: string): ResponseView | undefined {
  const own = side.byStatus.get(status) ?? side.byStatus.get(`${status.charAt(0)}XX`);
  if (own !== undefined || status === 'default') return own;
  return isSuccess(status) && side.successes.length > 0 ? undefined : side.byStatus.get('default');
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

/** Some success that the base promised is still possible. */
function keepsSuccess(was: Cells, is: Cells): boolean {
  const promised = was.successes.length > 0 ? was.successes : ['200'];
  return promised.some((status) => effective(is, status) !== undefined);
}

interface MissingStatus {
  readonly status: string;
  readonly event: 'added' | 'removed';
  readonly only: boolean;
}

function reportMissing(view: ResponseView, otherSide: Cells, missing: MissingStatus, place: PlaceReporter): void {
  const { status, event, only } = missing;
  // A `default` without errors of its own names the successes of a contract that declares no other.
  const success = isSuccess(status) || (status === 'default' && event === 'removed' && otherSide.byStatus.size === 0);
  const fact: FactId = `${success ? 'success' : 'non-success'}-status-${event}`;
  const [base, revision] = event === 'added' ? [null, view.node] : [view.node, null];
  place.emit({ fact, base, revision, subject: status, data: { only } });
}

function compareResponse(base: ResponseView, revision: ResponseView, place: PlaceReporter): void {
  compareHeaders(base.headers, revision.headers, place);
  compareLinks(base, revision, place);
  const body = place.at({ body: 'response' });
  if (base.media.length === 0 && revision.media.length > 0) {
    body.emit({ fact: 'body-added', base: null, revision: revision.node.child('content') ?? revision.node });
  } else if (base.media.length > 0 && revision.media.length === 0) {
    body.emit({ fact: 'body-removed', base: base.node.child('content') ?? base.node, revision: null });
  } else compareMedia(base.media, revision.media, body);
}

function compareLinks(base: ResponseView, revision: ResponseView, place: PlaceReporter): void {
  pairByKey(base.links, revision.links, {
    removed: (subject, node) => place.emit({ fact: 'link-removed', base: node, revision: null, subject }),
    added: (subject, node) => place.emit({ fact: 'link-added', base: null, revision: node, subject }),
    both: (subject, one, other) => {
      if (valueKey(one.value) !== valueKey(other.value)) {
        place.emit({ fact: 'link-changed', base: one, revision: other, subject });
      }
    },
  });
}
