import type { OperationView } from '../model/views.ts';
import { annotationNode } from './annotation-node.ts';
import type { PlaceReporter } from './compare-context.ts';
import { compareMedia } from './media-types.ts';

export function compareBodies(base: OperationView, revision: OperationView, report: PlaceReporter): void {
  const [was, is] = [base.body, revision.body];
  const place = report.at({ body: 'request' });
  if (was === null && is === null) return;
  if (was === null) {
    if (is !== null)
      place.emit({ fact: is.required ? 'required-body-added' : 'body-added', base: null, revision: is.node });
    return;
  }
  if (is === null) {
    place.emit({ fact: 'body-removed', base: was.node, revision: null });
    return;
  }
  if (was.required !== is.required) {
    place.emit({
      fact: is.required ? 'body-became-required' : 'body-became-optional',
      base: annotationNode(was.node, 'required'),
      revision: annotationNode(is.node, 'required'),
    });
  }
  compareMedia(was.media, is.media, place);
}
