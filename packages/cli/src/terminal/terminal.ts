import type { OutputStream } from '../io.ts';

export interface Terminal {
  readonly width: number;
  /** Null when nobody scrolls. */
  readonly rows: number | null;
  readonly colour: boolean;
  readonly unicode: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What may be printed to a stream. `flag` is what `--color` or `--no-color` say, undefined without either. */
export function terminalOf(stream: OutputStream, env: Environment, flag: boolean | undefined): Terminal {
  return {
    width: stream.isTTY ? Math.max(MIN_WIDTH, stream.columns ?? PIPED_WIDTH) : PIPED_WIDTH,
    rows: stream.isTTY ? (stream.rows ?? null) : null,
    colour: wantsColour(stream.isTTY, env, flag),
    unicode: showsUnicode(env),
  };
}

const PIPED_WIDTH = 80;
/** Below, words would break at every syllable; a terminal wraps better itself. */
const MIN_WIDTH = 40;

/** Flag, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether it is a terminal. */
function wantsColour(isTTY: boolean, env: Environment, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && env.TERM !== 'dumb';
}

/** A locale that says otherwise is believed (POSIX: LC_ALL, LC_CTYPE, LANG); without any, UTF-8 is the rule today. */
function showsUnicode(env: Environment): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
