import { beginMfaEnrolment, changePassword } from '@jsk/contracts/account';
import { getCurrentUser } from '@jsk/contracts/auth';
import { listConversations } from '@jsk/contracts/conversations';
import { createOperator, type Credentials } from '@jsk/testing/factories';
import { connectConsole } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';
import { TestBrowser } from '../testing/test-browser';

const newPassword = 'ม้าสามตัว-กินหญ้า 3 ไร่';

let system: TestSystem;
let credentials: Credentials;
let browser: TestBrowser;

beforeAll(async () => {
  system = await TestSystem.start();
});
beforeEach(async () => {
  credentials = await createOperator(system.rows);
  browser = new TestBrowser(system.api.url);
  await browser.signIn(credentials);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const change = (password: string, currentPassword = credentials.password, who = browser) =>
  who.call(changePassword, { currentPassword, newPassword: password });

const me = async (who: TestBrowser) => (await who.call(getCurrentUser, {})).status;

describe('A new password', () => {
  it('holds at once, ends every other sign-in and keeps this one', async () => {
    const other = new TestBrowser(system.api.url);
    await other.signIn(credentials);
    expect((await change(newPassword)).status).toBe(204);
    expect([await me(browser), await me(other)]).toEqual([200, 401]);
    expect([(await browser.refresh()).status, (await other.refresh()).status]).toEqual([200, 401]);
    expect((await other.signIn(credentials)).status).toBe(401);
    expect((await other.signIn({ ...credentials, password: newPassword })).status).toBe(200);
    const entries = await system.rows.select<{ entry: string }>(
      `SELECT l::text AS entry FROM audit_log l WHERE action = 'auth.password_changed' AND operator_id = $1`,
      [credentials.id],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).not.toContain(newPassword);
  });

  it.each([
    ['that is short', () => 'ม้า 3 ตัว', 'must have at least 10 characters'],
    [
      'with the user name in it',
      () => `x-${credentials.username.toUpperCase()}-x`,
      'must not contain the user name',
    ],
    ['that everybody tries first', () => 'JskApp2026!', 'is one of those that everybody tries first'],
    ['that is the present one', () => credentials.password, 'must not be the present one'],
  ])('%s is refused at the field', async (_, password, message) => {
    expect(await change(password())).toMatchObject({
      status: 400,
      body: { code: 'validation_error', errors: [{ path: 'newPassword', message }] },
    });
    expect((await browser.signIn(credentials)).status).toBe(200);
  });

  it('needs the present one, which cannot be guessed by whoever has stolen a sign-in', async () => {
    const [thief, owner] = [browser, new TestBrowser(system.api.url)];
    await owner.signIn(credentials);
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await change(newPassword, `ผิด ${tried}`, thief)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'currentPassword', message: 'is wrong' }] },
      });
    }
    const refused = await thief.call(beginMfaEnrolment, { currentPassword: credentials.password });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limit_exceeded' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await change(newPassword, credentials.password, owner)).status).toBe(204);
    expect(await me(thief)).toBe(401);
  });

  it('is set by one of two who change it at the same moment', async () => {
    const answers = await Promise.all([change(newPassword), change(`${newPassword} 2`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('A password that somebody else has seen', () => {
  it('opens nothing but the own account until it is replaced', async () => {
    await system.rows.select('UPDATE operators SET must_change_password = true WHERE id = $1', [
      credentials.id,
    ]);
    const answer = await browser.signIn(credentials);
    expect(answer).toMatchObject({ status: 200, body: { obligation: 'change_password' } });
    expect([browser.cookie('jsk_media'), await browser.loadFile()]).toEqual([undefined, 401]);
    expect(await browser.call(listConversations, {})).toMatchObject({
      status: 403,
      body: { code: 'password_change_required' },
    });
    await expect(connectConsole(system.api.url, { token: browser.accessToken })).rejects.toMatchObject({
      data: { code: 'forbidden' },
    });

    expect((await change(newPassword)).status).toBe(204);
    expect((await browser.refresh()).body.obligation).toBeNull();
    expect((await browser.call(listConversations, {})).status).toBe(200);
    expect(await browser.loadFile()).toBe(404);
    await connectConsole(system.api.url, { token: browser.accessToken }).then((tab) => tab.close());
  });
});
