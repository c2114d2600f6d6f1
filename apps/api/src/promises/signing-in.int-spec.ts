import { getCurrentUser, signOutEverywhere, type SignInResult } from '@jsk/contracts/auth';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import { updateSettings } from '@jsk/contracts/settings';
import { createOperator, type Credentials } from '@jsk/testing/factories';
import { callRest, OperatorSession, type RestAnswer } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let credentials: Credentials;

beforeAll(async () => {
  system = await TestSystem.start();
});
beforeEach(async () => {
  system.api.setClock(new Date());
  credentials = await createOperator(system.rows, { displayName: 'สุดา' });
});
afterAll(() => system.stop());

type Answer = RestAnswer<SignInResult & Problem>;

function post(path: string, given: Parameters<typeof callRest>[3] = {}): Promise<Answer> {
  return callRest(system.api.url, 'POST', `${apiPrefix}/auth${path}`, given);
}

function signIn(body: Record<string, unknown> = {}): Promise<Answer> {
  const { username, password } = credentials;
  return post('/login', { body: { username, password, ...body } });
}

const refreshWith = (refreshToken: string) =>
  post('/refresh', { token: refreshToken, body: { transport: 'body' } });

/** @returns a refresh token, as a program gets it. */
async function refreshTokenOf(): Promise<string> {
  return (await signIn({ transport: 'body' })).body.refreshToken ?? '';
}

function cookieOf(answer: Answer, name: string): string {
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
}

describe('Signing in', () => {
  it('gives a token for half an hour and says who is signed in', async () => {
    const { status, body } = await signIn();
    const { id, username, displayName, role } = credentials;
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: 1800,
      user: { id, username, displayName, role },
      obligation: null,
      inactivity: { signOutAfterMinutes: 30, warnBeforeMinutes: 5 },
      timeZone: 'Asia/Bangkok',
    });
    const me = await callRest(system.api.url, 'GET', `${apiPrefix}/auth/me`, { token: body.accessToken });
    expect(me.body).toEqual(body.user);
  });

  it('says how long it lasts in a browser that nobody uses, as administrators want it', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const chosen = { sessionTimeoutMinutes: 60, sessionWarningMinutes: 2 };
    await administrator.call(updateSettings, { security: chosen });
    const { inactivity } = (await signIn()).body;
    expect(inactivity).toEqual({ signOutAfterMinutes: 60, warnBeforeMinutes: 2 });
    await administrator.call(updateSettings, { security: {} });
  });

  it('keeps the refresh token where no script can read it', async () => {
    const answer = await signIn();
    const cookie = cookieOf(answer, 'jsk_refresh');
    for (const attribute of ['HttpOnly', 'SameSite=Strict', `Path=${apiPrefix}/auth`, 'Max-Age=604800']) {
      expect(cookie).toContain(attribute);
    }
    expect(JSON.stringify(answer.body)).not.toContain(cookie.split(/[=;]/)[1]);
    const [stored] = await system.rows.select<{ hash: string }>(
      `SELECT token_hash AS hash FROM refresh_tokens t JOIN sign_ins s ON s.id = t.sign_in_id WHERE operator_id = $1`,
      [credentials.id],
    );
    expect(cookie).not.toContain(stored?.hash);
  });

  it('over HTTPS sends cookies over HTTPS only', async () => {
    const secure = await system.startApi({ PUBLIC_BASE_URL: 'https://chat.example.com' });
    const { username, password } = credentials;
    const answer: Answer = await callRest(secure.url, 'POST', `${apiPrefix}/auth/login`, {
      body: { username, password },
    });
    expect(cookieOf(answer, 'jsk_refresh')).toContain('Secure');
    expect(cookieOf(answer, 'jsk_media')).toContain('Secure');
  });

  it('hands the refresh token to a program that has no cookies', async () => {
    const answer = await signIn({ transport: 'body' });
    expect(answer.body.refreshToken).toMatch(/^[\w-]{40,}$/);
    expect(cookieOf(answer, 'jsk_refresh')).toBe('');
  });

  it('takes the user name in any case', async () => {
    expect((await signIn({ username: ` ${credentials.username.toUpperCase()} ` })).status).toBe(200);
  });

  it.each([
    ['a wrong password', () => ({ password: 'ผิด' })],
    ['an unknown user name', () => ({ username: 'nobody' })],
  ])('with %s is refused in the same words', async (_, change) => {
    const { status, body } = await signIn(change());
    expect({ status, code: body.code, detail: body.detail }).toEqual({
      status: 401,
      code: 'invalid_credentials',
      detail: 'The user name or the password is wrong',
    });
  });

  it('is refused for somebody who is switched off', async () => {
    const gone = await createOperator(system.rows, { isActive: false });
    const { username, password } = gone;
    expect(await signIn({ username, password })).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
  });

  it('is written down, and so is failing to', async () => {
    await signIn({ password: 'ผิด' });
    await signIn();
    const written = await system.rows.select(
      `SELECT action, operator_id AS operator FROM audit_log WHERE subject_id IN ($1, $2) ORDER BY id`,
      [credentials.id, credentials.username],
    );
    expect(written).toEqual([
      { action: 'auth.sign_in_failed', operator: null },
      { action: 'auth.signed_in', operator: credentials.id },
    ]);
  });

  it('counts wrong passwords only since the last time it worked', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tried = 0; tried < 4; tried += 1) await signIn({ password: 'ผิด' });
      expect((await signIn()).status).toBe(200);
    }
  });
});

describe('Staying signed in', () => {
  it('works with the cookie, which is changed each time', async () => {
    const first = await signIn();
    const cookie = cookieOf(first, 'jsk_refresh').split(';')[0] ?? '';
    const second = await post('/refresh', { headers: { cookie } });
    expect(second.status).toBe(200);
    expect(second.body.user).toEqual(first.body.user);
    expect(cookieOf(second, 'jsk_refresh').split(';')[0]).not.toBe(cookie);
  });

  it('works for two tabs that refresh at the same moment', async () => {
    const refreshToken = await refreshTokenOf();
    const answers = await Promise.all([1, 2, 3, 4].map(() => refreshWith(refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await refreshWith(answers[3]?.body.refreshToken ?? '')).status).toBe(200);
  });

  it('works for many at once, also with few database connections', async () => {
    const narrow = await system.startApi({ DATABASE_POOL_SIZE: '2' });
    const tokens: string[] = [];
    for (let browsers = 0; browsers < 6; browsers += 1) tokens.push(await refreshTokenOf());
    const answers = await Promise.all(
      tokens.map((token) =>
        callRest(narrow.url, 'POST', `${apiPrefix}/auth/refresh`, { token, body: { transport: 'body' } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 200));
  });

  it('ends for everybody who has it when a used token comes back later', async () => {
    const stolen = await refreshTokenOf();
    const { body } = await refreshWith(stolen);
    system.api.setClock(new Date(Date.now() + 11_000));

    expect(await refreshWith(stolen)).toMatchObject({ status: 401, body: { code: 'auth_refresh_reused' } });
    expect(await refreshWith(body.refreshToken ?? '')).toMatchObject({ status: 401 });
    expect((await signIn()).status).toBe(200);
  });

  it('ends after seven days without a visit', async () => {
    const refreshToken = await refreshTokenOf();
    system.api.setClock(new Date(Date.now() + 7 * 24 * 60 * 60 * 1000 + 1000));
    expect(await refreshWith(refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'auth_expired_token' },
    });
  });

  it('ends when the account is switched off', async () => {
    const refreshToken = await refreshTokenOf();
    await system.rows.select('UPDATE operators SET is_active = false WHERE id = $1', [credentials.id]);
    expect((await refreshWith(refreshToken)).status).toBe(401);
  });

  it.each([
    ['nothing', undefined, 'auth_missing_token'],
    ['nonsense', 'x'.repeat(43), 'auth_invalid_token'],
  ])('is refused with %s', async (_, token, code) => {
    expect(await post('/refresh', { token })).toMatchObject({ status: 401, body: { code } });
  });

  it('is not what an access token is for', async () => {
    const { body } = await signIn();
    expect((await refreshWith(body.accessToken)).status).toBe(401);
  });
});

describe('Signing out', () => {
  it('ends the sign-in and takes the cookies away', async () => {
    const answer = await signIn();
    const cookie = cookieOf(answer, 'jsk_refresh').split(';')[0] ?? '';
    const out = await post('/logout', { headers: { cookie } });
    expect(out.status).toBe(204);
    for (const name of ['jsk_refresh', 'jsk_media'])
      expect(cookieOf(out, name)).toMatch(/Max-Age=0|Expires=Thu, 01 Jan 1970/);
    expect((await post('/refresh', { headers: { cookie } })).status).toBe(401);
  });

  it('does no harm when nobody is signed in', async () => {
    expect((await post('/logout')).status).toBe(204);
  });

  it('everywhere ends every sign-in of this operator and of nobody else', async () => {
    const other = await createOperator(system.rows);
    const tokens = [await refreshTokenOf(), await refreshTokenOf()];
    const { body } = await signIn({ username: other.username, password: other.password, transport: 'body' });
    const session = await OperatorSession.signIn(system.api.url, credentials);
    await session.call(signOutEverywhere, {});
    for (const token of tokens) expect((await refreshWith(token)).status).toBe(401);
    expect((await refreshWith(body.refreshToken ?? '')).status).toBe(200);
    await expect(session.call(getCurrentUser, {})).rejects.toMatchObject({ status: 401 });
  });
});
