import { expect, it } from 'vitest';
import { problemPage } from './html-page.ts';
import { ProblemError } from './problem.ts';

it('A page says what went wrong and what to do, and nothing in it is markup but our own', () => {
  const detail = `<script>alert(1)</script> & "quoted" 'too' \u202e`;
  const page = problemPage(new ProblemError('login-failed', { detail }));
  expect(page).toContain('<h1>The login did not come to its end</h1>');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;too&#39;');
  expect(page).not.toMatch(/<script|\u202e/);
  expect(problemPage(new ProblemError('login-failed'))).not.toContain('undefined');
});
