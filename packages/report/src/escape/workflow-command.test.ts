import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showControls } from './visible-controls.ts';
import { workflowCommand } from './workflow-command.ts';

/** As the runner of GitHub Actions reads them back: `%25` last. */
const decode = (text: string, codes: readonly (readonly [string, string])[]) =>
  codes.reduce((done, [code, character]) => done.replaceAll(code, character), text);
const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY = [['%3A', ':'], ['%2C', ','], ...DATA] as const;

test.each([
  [{}, ['plain'], '::error::plain'],
  [{ file: 'a.yaml', line: 3 }, ['two', 'lines'], '::error file=a.yaml,line=3::two%0Alines'],
  [{ title: 'a: b, c' }, ['a: b, c'], '::error title=a%3A b%2C c::a: b, c'],
  [{ title: '50%' }, ['50% %0A'], '::error title=50%25::50%25 %250A'],
  [{ file: 'a::b' }, ['::error::x'], '::error file=a%3A%3Ab:::error::x'],
  [{}, ['x\ny\r'], '::error::x\\ny\\r'],
] as const)('%j %j', (properties, lines, command) => {
  expect(workflowCommand('error', properties, lines)).toBe(command);
});

test('any text comes back from the command as it was shown', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('%', ':', ',', '=', '\n', '\r', '%0A', '%3A', '%25', 'a')).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, text, (title, message) => {
      // What a build server would obey is spelled in another way; that has a test of its own.
      fc.pre(!/^\s*::|##/m.test(`${showControls(title)}\n${showControls(message)}`));
      const [, shownTitle = '', shownMessage = ''] =
        /^::notice title=(.*?)::(.*)$/.exec(workflowCommand('notice', { title }, [message])) ?? [];
      expect(decode(shownTitle, PROPERTY)).toBe(showControls(title));
      expect(decode(shownMessage, DATA)).toBe(showControls(message));
    }),
  );
});
