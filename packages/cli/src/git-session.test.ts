import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchParser } from './git-session.ts';
import type { GitAnswer } from './io.ts';

const ID = 'a'.repeat(40);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function answersTo(output: Uint8Array, cuts: readonly number[], limits: readonly number[] = []): GitAnswer[] {
  const answers: GitAnswer[] = [];
  const parser = new BatchParser(
    () => limits[answers.length] ?? 1000,
    (answer) => answers.push(answer),
  );
  let from = 0;
  for (const cut of [...cuts].sort((one, other) => one - other)) {
    parser.take(output.subarray(from, cut));
    from = Math.max(from, cut);
  }
  parser.take(output.subarray(from));
  return answers;
}

function blob(text: string): string {
  return `${ID} blob ${bytes(text).length}\n${text}\n`;
}

describe('answers of git cat-file --batch', () => {
  it('are cut apart wherever the stream is', () => {
    const texts = ['', 'a\n', `${ID} blob 3\nabc\n`, '\n\n', 'ä€😀'];
    const output = bytes(`${texts.map(blob).join('')}main:x missing\n${blob('end')}`);
    fc.assert(
      fc.property(fc.array(fc.nat(output.length)), (cuts) => {
        const answers = answersTo(output, cuts);
        const shown = answers.map((answer) =>
          answer.end === 'answer' ? new TextDecoder().decode(answer.bytes) : answer.end,
        );
        expect(shown).toEqual([...texts, '', 'end']);
      }),
    );
  });

  it('tell what is missing and what leads out by their headers', () => {
    const output = bytes('x missing\nsymlink 11\n/etc/passwd\ndangling 6\nHEAD:d\nambiguous\n');
    expect(answersTo(output, []).map((answer) => answer.end === 'answer' && answer.header)).toEqual([
      'x missing',
      'symlink 11',
      'dangling 6',
      'ambiguous',
    ]);
  });

  it('beyond the limit are passed over, and the next one is found', () => {
    const output = bytes(blob('x'.repeat(500)) + blob('small'));
    expect(answersTo(output, [3, 90, 300], [499, 499]).map(({ end }) => end)).toEqual(['too-large', 'answer']);
    expect(answersTo(output, [], [500, 5]).map(({ end }) => end)).toEqual(['answer', 'answer']);
  });
});
