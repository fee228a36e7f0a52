import { type Markup, markup } from '@contract-check/report';
import { PROBLEMS, type ProblemError } from './problem.ts';

/** The few words that the service says to browsers by itself. */
export function htmlPage(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} - contract-check</title>
<h1>${title}</h1>
${body}
</html>
`.html;
}

/** Whether a caller says that it takes a page, as browsers do and programs do not. */
export function takesPage(accepts: readonly string[]): boolean {
  return accepts.includes('text/html');
}

/** A problem of logging in, for people. */
export function problemPage({ problem, parts: { detail } }: ProblemError): string {
  const { title, explanation } = PROBLEMS[problem];
  const cause = detail === undefined ? null : markup`<p>${detail}</p>\n`;
  return htmlPage(title, markup`${cause}<p>${explanation}</p>\n<p><a href="/login">Log in</a></p>`);
}
