import type { WrittenWaiver } from '../config/read-waivers.ts';
import type { FiledWaiver } from '../config/settings.ts';

/** A waiver as it is read again. */
export function read({ note: _, until, ...waiver }: WrittenWaiver): Omit<FiledWaiver, 'file' | 'line'> {
  return { ...waiver, until: until === 'never' ? null : until };
}
