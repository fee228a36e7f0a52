import { type ReportInput, renderHtml } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeOperation, fakeVerdict } from './support/fake-verdict.ts';
import { FORMAT_SAMPLES, WAIVER } from './support/format-samples.ts';
import { hostileInput } from './support/hostile-input.ts';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { htmlFaults } from './support/html-faults.ts';
import { htmlOutline } from './support/html-outline.ts';
import { ordersSample, unchangedSample } from './support/orders-sample.ts';
import { logCommands, rawControls } from './support/printed.ts';

function times(html: string, part: string): number {
  return html.split(part).length - 1;
}

function withFindings(...findings: Parameters<typeof fakeVerdict>[0]): ReportInput {
  const input = ordersSample();
  return { ...input, runs: input.runs.map((run) => ({ ...run, verdict: fakeVerdict(findings) })) };
}

describe.each(HOSTILE_STRINGS)('%j in every text field', (text) => {
  test.each([1, 2])('is text of the page and nothing else: %i', (runs) => {
    const html = renderHtml(hostileInput(text, runs));
    expect(htmlFaults(html)).toEqual([]);
    expect(rawControls(html)).toEqual([]);
    expect(logCommands(html)).toEqual([]);
  });
});

test.each([
  ['an element', '<p>', '<p><b>x</b>'],
  ['an address', '<p>', '<p><a href="https://evil.example">x</a>'],
  ['a handler', '<p>', '<p onclick="x">'],
  ['another script', '</body>', '<script type="module">x</script></body>'],
  ['a changed style', '<style>', '<style>x'],
  ['a sign', '<p>', '<p><'],
  ['an element that is not closed', '</body>', '<p></body>'],
])('%s that is not ours would be found', (_, part, forged) => {
  expect(
    htmlFaults(renderHtml(unchangedSample()).replace('<p class="outcome">', '<p>').replace(part, forged)),
  ).not.toEqual([]);
});

test.each(Object.entries(FORMAT_SAMPLES))('%s is told as it was', async (name, sample) => {
  const html = renderHtml(await sample());
  expect(htmlFaults(html)).toEqual([]);
  await expect(htmlOutline(html)).toMatchFileSnapshot(`golden/html/${name}.txt`);
});

describe('renderHtml', () => {
  test('gives the same bytes, however long the comparison took', () => {
    expect(renderHtml({ ...ordersSample(), elapsedMs: 1234 })).toBe(renderHtml(ordersSample()));
  });

  test('says that nothing changed, without filters', () => {
    const html = renderHtml(unchangedSample());
    expect(html).toContain('nothing changed</h1>');
    expect(html).not.toContain('<form');
  });

  test('marks a removed element whole, and the nearest line that is left', () => {
    const html = renderHtml(ordersSample());
    const card = html.slice(html.indexOf('The operation is gone.'), html.indexOf('&quot;status&quot; may now be'));
    expect(card).toContain('<del class="line marked" data-line="30">  <mark>/orders/{id}/history</mark>:</del>');
    expect(card).toContain('the nearest line that is left');
    expect(card).not.toContain('<ins');
  });

  test('says who waived a finding, and gives no command for it', () => {
    const html = renderHtml(withFindings(fakeFinding({ waiver: WAIVER })));
    expect(html).toContain('waived by @shop/orders until 2027-01-31: Agreed with all clients.');
    expect(html).toContain('data-severity="waived"');
    expect(html).not.toContain('contract-check waive');
  });

  test('keeps the findings of one cause together', () => {
    const html = renderHtml(
      withFindings(fakeFinding(), fakeFinding({ direction: 'response' }), fakeFinding({ cause: 'c2' })),
    );
    expect(times(html, '<div class="cause')).toBe(2);
    expect(times(html, 'told for each side')).toBe(1);
  });

  test('folds lines that the finding above shows', () => {
    const [first] = ordersSample().runs[0]?.verdict.findings ?? [];
    if (first === undefined) throw new Error('the sample has findings');
    const html = renderHtml(withFindings(first, { ...first, direction: 'response' }));
    expect(times(html, '<details class="source" open>')).toBe(1);
    expect(times(html, '<details class="source">')).toBe(1);
  });

  test('shows a few of many operations, and all of them to the filter', () => {
    const operations = Array.from({ length: 500 }, (_, index) => fakeOperation('GET', `/things/${1000 + index}`));
    const html = renderHtml(withFindings(fakeFinding({ operations })));
    expect(html).toContain('data-operations="0-499"');
    expect(html).toContain('and 498 more operations');
    expect(times(html, '<option value="GET /things/')).toBe(500);
    expect(times(html, '<li>')).toBeLessThan(50);
  });
});

describe('a large result', () => {
  const many = Array.from({ length: 6_000 }, (_, index) => {
    const effect = index < 5_000 ? 'compatible' : 'breaking';
    const site = { pointer: '#/info', file: 'new.yaml', line: (index % 30) + 1, column: 1, value: index };
    return fakeFinding({ effect, cause: `c${index}`, message: `Number ${index}.`, revision: site });
  });
  const html = renderHtml(withFindings(...many));

  test('is bounded, worst first, and says so', () => {
    expect(times(html, '<article ')).toBe(3_000);
    expect(times(html, '<details class="source"')).toBe(500);
    expect(times(html, 'data-effect="breaking"')).toBe(1_000);
    expect(html).toContain('This page shows 3000 of 6000 changes, worst first, and the source of the first 500.');
    expect(html.length).toBeLessThan(10_000_000);
  });

  test('counts what is left out all the same', () => {
    expect(html).toContain('1000 breaking, 5000 compatible.');
  });
});
