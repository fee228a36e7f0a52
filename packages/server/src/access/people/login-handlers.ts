import { markup } from '@contract-check/report';
import type { Handlers } from '../../http/handler.ts';
import { htmlPage, takesPage } from '../../http/html-page.ts';
import { ProblemError } from '../../http/problem.ts';
import { ownAddress, readAttempt, writeAttempt } from './attempt.ts';
import type { People } from './people.ts';
import { personOf } from './person.ts';
import { ProviderDown } from './provider.ts';

/** How long a person may take at the provider. */
const ATTEMPT_SECONDS = 600;

/** Who came without saying where to. */
const HOME = '/api/v1/me';

/** What the provider can say of a login that it refuses (RFC 6749, 4.1.2.1). */
const SAID = /^[a-z_]{1,60}$/;

/** Logging in and out. Null: no provider is set up, and nobody can. */
export function loginHandlers(people: People | null): Handlers {
  return {
    whoAmI: async ({ caller: { name, scopes, service, session } }) => ({
      status: 200,
      body: { name, scopes: [...scopes], service, sessionEndsAt: session?.endsAt.toISOString() ?? null },
    }),

    startLogin: async ({ query: { return_to: returnTo = HOME } }) => {
      const { provider, cookies, log } = setUp(people);
      try {
        const { attempt, address } = await provider.start(returnTo as string);
        const cookie = cookies.set('login', writeAttempt(attempt), ATTEMPT_SECONDS);
        return { status: 303, headers: { Location: address.href }, cookies: [cookie] };
      } catch (error) {
        throw refusal(error, log);
      }
    },

    finishLogin: async ({ query, headers }) => {
      const { publicUrl, rules, provider, sessions, cookies, log } = setUp(people);
      const attempt = readAttempt(cookies.read('login', headers.cookie));
      if (attempt === null) {
        const detail = `This browser began no login at ${publicUrl.origin} in the last ten minutes.`;
        throw new ProblemError('login-failed', { detail });
      }
      const answer = query.answer as Readonly<Record<string, string>>;
      const claims = await provider.finish(answer, attempt).catch((error: unknown) => {
        throw refusal(error, log);
      });
      const person = personOf(claims, rules);
      if (person === null) {
        log.warn({ subject: claims.sub }, 'a person was refused');
        throw new ProblemError('person-refused');
      }
      const Location = ownAddress(attempt.returnTo, publicUrl) ?? publicUrl.href;
      return { status: 303, headers: { Location }, cookies: [await sessions.open(person), cookies.clear('login')] };
    },

    askLogout: async () => {
      const form = markup`<form method="post" action="/logout"><button>Log out</button></form>`;
      return { status: 200, mediaType: 'text/html', body: htmlPage('Log out', form) };
    },

    logout: async ({ caller, accepts }) => {
      // A key has no session to end.
      if (caller.session === undefined) throw new ProblemError('scope-missing', { detail: 'Only people log out.' });
      const cookies = [await setUp(people).sessions.close(caller.name, caller.session)];
      if (!takesPage(accepts)) return { status: 204, cookies };
      const link = markup`<p><a href="/login">Log in</a></p>`;
      return { status: 200, cookies, mediaType: 'text/html', body: htmlPage('You are logged out', link) };
    },
  };
}

function setUp(people: People | null): People {
  if (people === null) throw new ProblemError('not-found', { detail: 'Logging in of people is not set up.' });
  return people;
}

/** The cause is told to the log alone, but for the word by which the provider refused. */
function refusal(error: unknown, log: People['log']): ProblemError {
  if (error instanceof ProviderDown) {
    log.error({ err: error.cause }, 'the OpenID provider does not answer');
    return new ProblemError('provider-unavailable');
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : null;
  log.warn({ err: error, cause }, 'a login failed');
  const said = error instanceof Error && 'error' in error && typeof error.error === 'string' ? error.error : '';
  return new ProblemError('login-failed', SAID.test(said) ? { detail: `The provider says ${said}.` } : {});
}
