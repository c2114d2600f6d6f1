import {
  beginMfaEnrolment,
  confirmMfaEnrolment,
  disableMfa,
  getMfaState,
  renewRecoveryCodes,
} from '@jsk/contracts/account';
import { getCurrentUser } from '@jsk/contracts/auth';
import { listConversations } from '@jsk/contracts/conversations';
import { updateSettings } from '@jsk/contracts/settings';
import { recoverSignIn } from '@jsk/features/auth';
import { hashPassword } from '@jsk/features/operators';
import { developmentSecrets } from '@jsk/platform/config/app-config';
import { sqlOver } from '@jsk/platform/database/sql';
import { signToken } from '@jsk/testing/access-tokens';
import { createOperator, type Credentials } from '@jsk/testing/factories';
import { connectConsole } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TOTP } from 'otpauth';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';
import { TestBrowser } from '../testing/test-browser';

let system: TestSystem;
let credentials: Credentials;
let browser: TestBrowser;
/** What every instance believes to be now. */
let now: Date;

beforeAll(async () => {
  system = await TestSystem.start({
    instances: 2,
    redis: true,
    environment: { TRUSTED_PROXIES: 'loopback' },
  });
});
beforeEach(async () => {
  setTime(new Date());
  credentials = await createOperator(system.rows);
  browser = new TestBrowser(system.api.url);
  await browser.signIn(credentials);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function setTime(time: Date): void {
  now = time;
  for (const api of system.apis) api.setClock(time);
}

/** The next code is not that of the last one. */
const later = (seconds = 60) => setTime(new Date(now.getTime() + seconds * 1000));
const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: now.getTime() });
const currentPassword = 'รหัสผ่าน-for-tests';

/** Switches the second factor on, as the console does. */
async function enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.call(beginMfaEnrolment, { currentPassword });
  const secret = String(begun.body['secret']);
  const confirmed = await browser.call(confirmMfaEnrolment, { code: codeOf(secret) });
  expect(confirmed.status).toBe(200);
  later();
  return { secret, recoveryCodes: confirmed.body['recoveryCodes'] as string[] };
}

async function challenge(): Promise<string> {
  const { status, body } = await browser.signIn(credentials);
  expect({ status, body }).toEqual({
    status: 200,
    body: { mfaRequired: true, mfaToken: expect.any(String) },
  });
  return body.mfaToken;
}

async function state(): Promise<unknown> {
  return (await browser.call(getMfaState, {})).body;
}

const recorded = (action: string) =>
  system.rows.count('audit_log WHERE action = $1 AND subject_id = $2', [action, credentials.id]);

describe('Setting up a second factor', () => {
  it('needs the password, and is in force with the first right code', async () => {
    expect(await state()).toEqual({ enabled: false, enabledAt: null, recoveryCodesLeft: 0, required: false });
    expect(await browser.call(beginMfaEnrolment, { currentPassword: 'ผิด' })).toMatchObject({
      status: 400,
      body: { code: 'validation_error', errors: [{ path: 'currentPassword' }] },
    });
    const { body } = await browser.call(beginMfaEnrolment, { currentPassword });
    const uri = new URL(String(body['uri']));
    expect([uri.searchParams.get('issuer'), uri.searchParams.get('secret')]).toEqual([
      'JskApp Live Chat',
      body['secret'],
    ]);
    expect(decodeURIComponent(uri.pathname)).toContain(credentials.username);
    expect((await new TestBrowser(system.api.url).signIn(credentials)).body.accessToken).toBeDefined();

    expect(await browser.call(confirmMfaEnrolment, { code: '000000' })).toMatchObject({
      status: 401,
      body: { code: 'mfa_code_invalid' },
    });
    const confirmed = await browser.call(confirmMfaEnrolment, { code: codeOf(String(body['secret'])) });
    expect(new Set(confirmed.body['recoveryCodes'] as string[]).size).toBe(10);
    expect(await state()).toMatchObject({ enabled: true, recoveryCodesLeft: 10, required: false });
    expect([await recorded('auth.mfa_enabled'), await recorded('auth.mfa_failed')]).toEqual([1, 1]);
  });

  it('keeps nothing that can be read in the database or the log', async () => {
    const { secret, recoveryCodes } = await enrol();
    const stored = await system.rows.select(
      `SELECT o.*, c.*, (SELECT json_agg(l) FROM audit_log l WHERE l.operator_id = o.id) AS log
         FROM operators o JOIN mfa_recovery_codes c ON c.operator_id = o.id WHERE o.id = $1`,
      [credentials.id],
    );
    expect(stored).toHaveLength(10);
    for (const hidden of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ]) {
      expect(JSON.stringify(stored)).not.toContain(hidden);
    }
  });

  it('cannot be begun or confirmed twice, or confirmed before it is begun', async () => {
    expect((await browser.call(confirmMfaEnrolment, { code: '123456' })).status).toBe(409);
    const { secret } = await enrol();
    expect((await browser.call(confirmMfaEnrolment, { code: codeOf(secret) })).status).toBe(409);
    expect((await browser.call(beginMfaEnrolment, { currentPassword })).status).toBe(409);
    expect(await state()).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
  });
});

describe('Signing in with a second factor', () => {
  it('asks for a code after the password, and opens nothing in between', async () => {
    const { secret } = await enrol();
    const other = new TestBrowser(system.api.url);
    const { body } = await other.signIn(credentials);
    expect([...['jsk_refresh', 'jsk_media', 'jsk_device'].map((name) => other.cookie(name))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    other.accessToken = body.mfaToken;
    expect(await other.call(getCurrentUser, {})).toMatchObject({
      status: 401,
      body: { code: 'auth_invalid_token' },
    });
    await expect(connectConsole(system.api.url, { token: body.mfaToken })).rejects.toMatchObject({
      data: { code: 'auth_invalid_token' },
    });
    const done = await other.verifyMfa(body.mfaToken, codeOf(secret));
    expect(done).toMatchObject({ status: 200, body: { user: { id: credentials.id }, obligation: null } });
    expect((await other.refresh()).status).toBe(200);
  });

  it('takes a code once, also at the same moment on two instances', async () => {
    const { secret } = await enrol();
    const mfaToken = await challenge();
    const code = codeOf(secret);
    const answers = await Promise.all(
      system.apis.map(({ url }) => browser.copy().verifyMfa(mfaToken, code, url)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await browser.verifyMfa(mfaToken, code)).body.code).toBe('mfa_code_invalid');
    later(30);
    expect((await browser.verifyMfa(mfaToken, codeOf(secret))).status).toBe(200);
  });

  it('takes each recovery code once, however it is typed, and writes it down', async () => {
    const { recoveryCodes } = await enrol();
    const [first = '', second = ''] = recoveryCodes;
    const mfaToken = await challenge();
    expect((await browser.verifyMfa(mfaToken, first.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await browser.verifyMfa(mfaToken, first)).body.code).toBe('mfa_code_invalid');
    const answers = await Promise.all(
      system.apis.map(({ url }) => browser.copy().verifyMfa(mfaToken, second, url)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await state()).toMatchObject({ recoveryCodesLeft: 8 });
    expect(await recorded('auth.recovery_code_used')).toBe(2);
  });

  it.each([
    ['nonsense', 'zzzzzz'],
    ['six digits of another script', '１２３４５６'],
    ['NUL', '12345\0'],
    ['something very long', '1'.repeat(41)],
  ])('refuses %s', async (_, code) => {
    await enrol();
    const { status } = await browser.verifyMfa(await challenge(), code);
    expect([400, 401]).toContain(status);
  });

  it('refuses a challenge that is none, took too long, or is of a password that was changed', async () => {
    const { secret } = await enrol();
    const mfaToken = await challenge();
    for (const token of ['x', browser.accessToken ?? '']) {
      expect((await browser.verifyMfa(token, codeOf(secret))).body.code).toBe('auth_invalid_token');
    }
    const expired = signToken(
      { sub: credentials.id, use: 'mfa', password: 'x' },
      developmentSecrets.JWT_SECRET,
      -1,
    );
    expect((await browser.verifyMfa(expired, codeOf(secret))).body.code).toBe('auth_expired_token');
    await system.rows.select(`UPDATE operators SET password_hash = password_hash || ' ' WHERE id = $1`, [
      credentials.id,
    ]);
    expect((await browser.verifyMfa(mfaToken, codeOf(secret))).body.code).toBe('auth_invalid_token');
  });

  it('has to wait after five wrong codes, but not in a browser that is known', async () => {
    const { secret } = await enrol();
    const stranger = new TestBrowser(system.api.url, '203.0.113.9');
    const { mfaToken } = (await stranger.signIn(credentials)).body;
    for (const api of [0, 1, 0, 1, 0]) {
      expect((await stranger.verifyMfa(mfaToken, '000000', system.apis[api]?.url)).status).toBe(401);
    }
    const refused = await stranger.verifyMfa(mfaToken, codeOf(secret), system.apis[1]?.url);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limit_exceeded' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await browser.verifyMfa(await challenge(), codeOf(secret))).status).toBe(200);
  });

  it('still works with recovery codes when the secret cannot be decrypted any more', async () => {
    const { secret, recoveryCodes } = await enrol();
    await system.rows.select(`UPDATE operators SET mfa_secret = 'v1:AAAA' WHERE id = $1`, [credentials.id]);
    const mfaToken = await challenge();
    expect((await browser.verifyMfa(mfaToken, codeOf(secret))).status).toBe(401);
    expect((await browser.verifyMfa(mfaToken, recoveryCodes[0] ?? '')).status).toBe(200);
  });
});

describe('Recovery codes', () => {
  it('are made anew with a code, after which the former ones work no more', async () => {
    const { secret, recoveryCodes } = await enrol();
    expect((await browser.call(renewRecoveryCodes, { code: '000000' })).status).toBe(401);
    const renewed = await browser.call(renewRecoveryCodes, { code: codeOf(secret) });
    const [fresh = ''] = renewed.body['recoveryCodes'] as string[];
    const mfaToken = await challenge();
    expect((await browser.verifyMfa(mfaToken, recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await browser.verifyMfa(mfaToken, fresh)).status).toBe(200);
    expect(await recorded('auth.recovery_codes_renewed')).toBe(1);
  });
});

describe('Switching the second factor off', () => {
  it('needs password and code', async () => {
    const { secret } = await enrol();
    expect((await browser.call(disableMfa, { currentPassword: 'ผิด', code: codeOf(secret) })).status).toBe(
      400,
    );
    expect((await browser.call(disableMfa, { currentPassword, code: '000000' })).status).toBe(401);
    expect((await browser.call(disableMfa, { currentPassword, code: codeOf(secret) })).body).toMatchObject({
      enabled: false,
      recoveryCodesLeft: 0,
    });
    expect((await browser.signIn(credentials)).body.accessToken).toBeDefined();
    expect((await browser.call(disableMfa, { currentPassword, code: '000000' })).status).toBe(409);
    expect(await recorded('auth.mfa_disabled')).toBe(1);
  });
});

describe('A role that requires a second factor', () => {
  const requireOf = async (...mfaRequiredRoles: ('AGENT' | 'ADMIN')[]) => {
    const administrator = await system.signIn({ role: 'SUPER_ADMIN' });
    await administrator.call(updateSettings, { security: { mfaRequiredRoles } });
  };
  afterEach(() => requireOf());

  it('closes everything but the own account until it is set up', async () => {
    await requireOf('AGENT');
    const files = browser.cookie('jsk_media');
    expect(files).toBeDefined();
    expect((await browser.refresh()).body.obligation).toBe('enrol_mfa');
    expect(browser.cookie('jsk_media')).toBeUndefined();
    expect(await browser.call(listConversations, {})).toMatchObject({
      status: 403,
      body: { code: 'mfa_enrolment_required' },
    });
    await expect(connectConsole(system.api.url, { token: browser.accessToken })).rejects.toMatchObject({
      data: { code: 'forbidden' },
    });
    expect((await browser.call(getCurrentUser, {})).status).toBe(200);

    const { secret } = await enrol();
    expect((await browser.call(listConversations, {})).status).toBe(403);
    expect((await browser.refresh()).body.obligation).toBeNull();
    expect((await browser.call(listConversations, {})).status).toBe(200);
    expect(browser.cookie('jsk_media')).toBeDefined();
    expect(await state()).toMatchObject({ required: true });
    expect(await browser.call(disableMfa, { currentPassword, code: codeOf(secret) })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });

  it('does not concern other roles', async () => {
    await requireOf('ADMIN');
    expect((await browser.signIn(credentials)).body.obligation).toBeNull();
  });
});

describe('Somebody who has lost password and second factor', () => {
  it('is let in again by whoever has the server, and chooses a new password', async () => {
    await enrol();
    const password = 'from the terminal of the server';
    const database = new Client({ connectionString: system.rows.url });
    await database.connect();
    const recover = async (username: string) =>
      recoverSignIn(sqlOver(database), { username, passwordHash: await hashPassword(password), at: now });
    expect(await recover('nobody-of-this-name')).toBe(false);
    expect(await recover(credentials.username.toUpperCase())).toBe(true);
    await database.end();

    await waitFor(async () => expect((await browser.call(getCurrentUser, {})).status).toBe(401), {
      description: 'the former sign-in has ended',
    });
    expect((await browser.signIn(credentials)).status).toBe(401);
    expect((await browser.signIn({ ...credentials, password })).body.obligation).toBe('change_password');
    expect(await recorded('auth.sign_in_recovered')).toBe(1);
  });
});
