import type { Io } from '../io.ts';

/** Asks at a terminal; anything but yes is no, and so is everything where nobody can answer. */
export async function isConfirmed(question: string, io: Pick<Io, 'stdin' | 'stdout'>): Promise<boolean> {
  if (!io.stdin.isTTY || !io.stdout.isTTY) return false;
  io.stdout.write(`\n${question}`);
  let answer = '';
  for await (const chunk of io.stdin.read()) {
    answer += Buffer.from(chunk).toString('utf8');
    if (answer.includes('\n')) break;
  }
  return /^\s*y(?:es)?\s*$/i.test(answer.split('\n', 1)[0] ?? '');
}
