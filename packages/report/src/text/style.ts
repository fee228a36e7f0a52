import type { Effect } from '@contract-check/core';
import picocolors from 'picocolors';
import { escapeTerminal } from '../escape/terminal.ts';
import type { TextOptions } from '../text-options.ts';

/** The signs that have an ASCII form. */
interface Glyphs {
  readonly effect: Readonly<Record<Effect, string>>;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly gutter: string;
}

const UNICODE: Glyphs = {
  effect: { breaking: '✖', risky: '▲', compatible: '✔', docs: '•' },
  arrow: '→',
  ellipsis: '…',
  gutter: '│',
};

const ASCII: Glyphs = {
  effect: { breaking: 'x', risky: '!', compatible: '+', docs: '-' },
  arrow: '->',
  ellipsis: '...',
  gutter: '|',
};

export type Paint = (text: string) => string;

/** How a finding's parts are coloured. Colour repeats what sign and word say already. */
interface Palette {
  readonly effect: Readonly<Record<Effect, Paint>>;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly place: Paint;
  readonly passed: Paint;
  readonly failed: Paint;
  readonly warned: Paint;
}

/** Everything a text renderer has to know of the terminal. */
export interface Style {
  readonly options: TextOptions;
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly paint: Palette;
  /** Makes text of a contract safe to print: one line, no controls. */
  safe(text: string): string;
}

function palette(colour: boolean): Palette {
  const colours = picocolors.createColors(colour);
  const bold =
    (paint: Paint): Paint =>
    (text) =>
      colours.bold(paint(text));
  return {
    effect: { breaking: bold(colours.red), risky: bold(colours.yellow), compatible: colours.green, docs: colours.blue },
    strong: colours.bold,
    faint: colours.dim,
    place: colours.cyan,
    passed: bold(colours.green),
    failed: bold(colours.red),
    warned: bold(colours.yellow),
  };
}

/** Narrower than this nothing can be laid out. */
const LEAST_WIDTH = 40;

export function styleFor(options: TextOptions): Style {
  return {
    options,
    width: Math.max(LEAST_WIDTH, options.width),
    glyphs: options.unicode ? UNICODE : ASCII,
    paint: palette(options.colour),
    safe: (text) => escapeTerminal(text, options.unicode),
  };
}
