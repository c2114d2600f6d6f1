import { endSignInSession, listSignInSessions, type SignInSession } from '@jsk/contracts/account';
import { getCurrentUser, signOut, signOutEverywhere } from '@jsk/contracts/auth';
import { updateOperator } from '@jsk/contracts/people';
import { SignInSessionsService } from '@jsk/features/auth';
import { createOperator, type Credentials } from '@jsk/testing/factories';
import { connectConsole, type ConsoleTab } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';
import { TestBrowser } from '../testing/test-browser';

let system: TestSystem;
let credentials: Credentials;
let here: string;
let there: string;

beforeAll(async () => {
  system = await TestSystem.start({
    instances: 2,
    redis: true,
    environment: { TRUSTED_PROXIES: 'loopback' },
  });
  [here, there] = system.apis.map(({ url }) => url) as [string, string];
});
beforeEach(async () => {
  for (const api of system.apis) api.setClock(new Date());
  credentials = await createOperator(system.rows);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

async function signedInBrowser(address?: string, who = credentials): Promise<TestBrowser> {
  const browser = new TestBrowser(here, address);
  expect((await browser.signIn(who)).status).toBe(200);
  return browser;
}

const me = async (browser: TestBrowser, apiUrl: string) =>
  (await browser.call(getCurrentUser, {}, apiUrl)).status;

async function sessionsOf(browser: TestBrowser): Promise<SignInSession[]> {
  return (await browser.call(listSignInSessions, {})).body['items'] as SignInSession[];
}

/** Nothing of it opens anything any more, on whichever instance. */
async function expectEnded(browser: TestBrowser, code = 'auth_invalid_token'): Promise<void> {
  for (const apiUrl of [here, there]) {
    await waitFor(async () => expect(await me(browser, apiUrl)).toBe(401), {
      description: 'the token has ended',
    });
    expect((await browser.call(getCurrentUser, {}, apiUrl)).body).toMatchObject({ code });
    expect(await browser.loadFile(apiUrl)).toBe(401);
    expect((await browser.copy().refresh(apiUrl)).status).toBe(401);
    await expect(connectConsole(apiUrl, { token: browser.accessToken })).rejects.toMatchObject({
      data: { code },
    });
  }
}

const isOff = (tab: ConsoleTab) =>
  waitFor(() => expect(tab.socket.connected).toBe(false), { description: 'the socket is cut off' });

describe('Where somebody is signed in', () => {
  it('is listed with browser and address, and which of them this is', async () => {
    const [first, second] = [await signedInBrowser('198.51.100.1'), await signedInBrowser('198.51.100.2')];
    await first.refresh(there);
    const seen = await sessionsOf(second);
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ip: '198.51.100.1', userAgent: 'TestBrowser/1.0', isCurrent: false }),
        expect.objectContaining({ ip: '198.51.100.2', userAgent: 'TestBrowser/1.0', isCurrent: true }),
      ]),
    );
  });

  it('ends for one of them, with its tokens and sockets on every instance, and goes on for the other', async () => {
    const [lost, kept] = [await signedInBrowser(), await signedInBrowser()];
    expect([await me(lost, there), await lost.loadFile(there)]).toEqual([200, 404]);
    const tabs = await Promise.all(
      [here, there].map((url) => connectConsole(url, { token: lost.accessToken })),
    );
    const keptTab = await connectConsole(there, { token: kept.accessToken });
    const other = (await sessionsOf(kept)).find(({ isCurrent }) => !isCurrent);

    expect((await kept.call(endSignInSession, { signInId: other?.id ?? '' })).status).toBe(200);

    expect(await me(lost, here)).toBe(401);
    for (const tab of tabs) {
      await isOff(tab);
      expect(tab.events('auth_error')).toEqual([expect.objectContaining({ code: 'auth_invalid_token' })]);
    }
    await expectEnded(lost);
    expect([await me(kept, here), await me(kept, there), keptTab.socket.connected]).toEqual([200, 200, true]);
    expect(await sessionsOf(kept)).toHaveLength(1);
    expect(
      await system.rows.count(`audit_log WHERE action = 'auth.sign_in_ended' AND operator_id = $1`, [
        credentials.id,
      ]),
    ).toBe(1);
    keptTab.close();
  });

  it("is nobody else's business", async () => {
    const victim = await signedInBrowser();
    const [session] = await sessionsOf(victim);
    const stranger = await signedInBrowser(
      undefined,
      await createOperator(system.rows, { role: 'SUPER_ADMIN' }),
    );
    for (const signInId of [session?.id ?? '', '00000000-0000-4000-8000-000000000000']) {
      expect(await stranger.call(endSignInSession, { signInId })).toMatchObject({ status: 404 });
    }
    expect((await stranger.call(endSignInSession, { signInId: 'x' })).status).toBe(400);
    expect(await me(victim, here)).toBe(200);
  });
});

describe('Access tokens end before their time', () => {
  it('when their browser signs out, and its files and sockets with them', async () => {
    const browser = await signedInBrowser();
    const before = browser.copy();
    const tab = await connectConsole(there, { token: browser.accessToken });
    expect(await me(browser, there)).toBe(200);
    expect((await browser.call(signOut, {})).status).toBe(204);
    await isOff(tab);
    await expectEnded(before);
  });

  it('when somebody signs out everywhere', async () => {
    const [one, other] = [await signedInBrowser(), await signedInBrowser()];
    expect((await one.copy().call(signOutEverywhere, {}, there)).status).toBe(204);
    await expectEnded(one);
    await expectEnded(other);
  });

  it('when the account is switched off', async () => {
    const browser = await signedInBrowser();
    const administrator = await system.signIn({ role: 'SUPER_ADMIN' });
    const tab = await connectConsole(there, { token: browser.accessToken });
    await administrator.call(updateOperator, { operatorId: credentials.id, isActive: false });
    await isOff(tab);
    await expectEnded(browser);
    expect((await browser.signIn(credentials)).status).toBe(401);
  });

  it('when the role changes; a refresh goes on with the new one', async () => {
    const browser = await signedInBrowser();
    const administrator = await system.signIn({ role: 'SUPER_ADMIN' });
    const tab = await connectConsole(there, { token: browser.accessToken });
    await administrator.call(updateOperator, { operatorId: credentials.id, role: 'ADMIN' });
    await isOff(tab);
    expect(tab.events('auth_error')).toEqual([expect.objectContaining({ code: 'auth_expired_token' })]);
    expect((await browser.call(getCurrentUser, {})).body).toMatchObject({ code: 'auth_expired_token' });
    expect((await browser.refresh(there)).body.user.role).toBe('ADMIN');
    expect([await me(browser, here), await me(browser, there)]).toEqual([200, 200]);
  });

  it('costs requests no statement as long as nothing happens', async () => {
    const browser = await signedInBrowser();
    const statements = jest.spyOn(Client.prototype, 'query');
    const others = await signedInBrowser(undefined, await createOperator(system.rows));
    statements.mockClear();
    expect([await me(browser, here), await me(browser, here), await me(others, here)]).toEqual([
      200, 200, 200,
    ]);
    expect(statements.mock.calls.filter(([query]) => JSON.stringify(query).includes('operators'))).toEqual(
      [],
    );
    statements.mockRestore();
  });
});

describe('Refreshing', () => {
  const inSeconds = (seconds: number) => {
    for (const api of system.apis) api.setClock(new Date(Date.now() + seconds * 1000));
  };

  it('works at the same moment on two instances', async () => {
    const browser = await signedInBrowser();
    const tabs = [here, there, here, there].map((url) => browser.copy().refresh(url));
    expect((await Promise.all(tabs)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await sessionsOf(browser)).toHaveLength(1);
  });

  it('is forgiven to a browser that did not get the answer, and it stays signed in', async () => {
    const browser = await signedInBrowser();
    await browser.copy().refresh(here);
    inSeconds(9);
    expect((await browser.refresh(there)).status).toBe(200);
    inSeconds(1800);
    expect((await browser.refresh(here)).status).toBe(200);
  });

  it('with a token from before ends the sign-in for everybody, with its access tokens', async () => {
    const browser = await signedInBrowser();
    const thief = browser.copy();
    await browser.refresh(here);
    inSeconds(11);
    expect((await thief.refresh(there)).body.code).toBe('auth_refresh_reused');
    await expectEnded(browser);
    expect(
      await system.rows.count(`audit_log WHERE action = 'auth.token_reused' AND subject_id = $1`, [
        credentials.id,
      ]),
    ).toBe(1);
  });

  it('is found out at the next turn when somebody else did it within the grace', async () => {
    for (const isThiefFirst of [true, false]) {
      inSeconds(0);
      const browser = await signedInBrowser();
      const thief = browser.copy();
      await browser.refresh(here);
      expect((await thief.refresh(there)).status).toBe(200);
      inSeconds(600);
      const [first, second] = isThiefFirst ? [thief, browser] : [browser, thief];
      expect((await first.refresh(here)).status).toBe(200);
      inSeconds(1200);
      expect((await second.refresh(there)).body.code).toBe('auth_refresh_reused');
      await expectEnded(first);
    }
  });
});

describe('Old sign-ins', () => {
  it('are deleted a month after they were used, their tokens a day after they ended', async () => {
    const browser = await signedInBrowser();
    const days = (count: number) => system.api.setClock(new Date(Date.now() + count * 24 * 60 * 60 * 1000));
    const sessions = system.api.app.get(SignInSessionsService, { strict: false });
    const left = async () => [
      await system.rows.count('sign_ins WHERE operator_id = $1', [credentials.id]),
      await system.rows.count(
        'refresh_tokens t JOIN sign_ins s ON s.id = t.sign_in_id WHERE s.operator_id = $1',
        [credentials.id],
      ),
    ];
    days(7.9);
    await sessions.runDue();
    expect(await left()).toEqual([1, 1]);
    days(8.1);
    await sessions.runDue();
    expect(await left()).toEqual([1, 0]);
    expect(await sessionsOf(browser)).toEqual([]);
    days(30.1);
    await Promise.all([sessions.runDue(), sessions.runDue()]);
    expect(await left()).toEqual([0, 0]);
  });
});
