import { withoutLogCommands } from './log-commands.ts';
import { showControls } from './visible-controls.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

const DATA: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };
const PROPERTY: Readonly<Record<string, string>> = { ...DATA, ':': '%3A', ',': '%2C' };

function inert(text: string): string {
  return withoutLogCommands(showControls(text));
}

/**
 * A GitHub Actions workflow command that makes an annotation: `::error file=a.yaml,line=3::message`. Controls in texts
 * are spelled out; what the runner would read as an end is encoded as it wants.
 *
 * @param lines of the message
 */
export function workflowCommand(
  level: AnnotationLevel,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const told = Object.entries(properties).map(
    ([name, value]) => `${name}=${inert(String(value)).replace(/[%\r\n:,]/g, (found) => PROPERTY[found] ?? '')}`,
  );
  const message = lines
    .map(inert)
    .join('\n')
    .replace(/[%\r\n]/g, (found) => DATA[found] ?? '');
  return `::${level}${told.length === 0 ? '' : ` ${told.join(',')}`}::${message}`;
}
