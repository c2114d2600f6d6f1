import { createOperator, type Credentials } from '@jsk/testing/factories';
import { TestSystem } from '../testing/start-test-api';
import { type SignInAnswer, TestBrowser } from '../testing/test-browser';

/** Checking a password is slow on purpose, and many are tried here. */
jest.setTimeout(90_000);

let system: TestSystem;
let credentials: Credentials;
/** Addresses that no other test uses. */
let addressCount = 0;

beforeAll(async () => {
  system = await TestSystem.start({
    instances: 2,
    redis: true,
    environment: { TRUSTED_PROXIES: 'loopback' },
  });
});
beforeEach(async () => {
  credentials = await createOperator(system.rows);
});
afterAll(() => system.stop());

function newAddress(): string {
  addressCount += 1;
  return `198.51.${Math.floor(addressCount / 250)}.${addressCount % 250}`;
}

const newBrowser = (address = newAddress()) => new TestBrowser(system.api.url, address);
const wrong = (username = credentials.username) => ({ username, password: 'ผิด' });

/** On both instances in turn. */
async function guess(browser: TestBrowser, times: number, username?: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let tried = 0; tried < times; tried += 1) {
    const api = system.apis[tried % system.apis.length];
    statuses.push((await browser.signIn(wrong(username), api?.url)).status);
  }
  return statuses;
}

function expectWait({ status, headers, body }: SignInAnswer, atMostSeconds: number): void {
  const seconds = Number(headers.get('retry-after'));
  expect({ status, code: body.code }).toEqual({ status: 429, code: 'rate_limit_exceeded' });
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(atMostSeconds);
  expect(body.detail).toContain(`${seconds} s`);
}

describe('Wrong passwords', () => {
  it('make one wait after the fifth, on whichever instance, also with the right one; nobody else', async () => {
    const browser = newBrowser();
    expect(await guess(browser, 5)).toEqual([401, 401, 401, 401, 401]);
    for (const { url } of system.apis) expectWait(await browser.signIn(credentials, url), 15);
    const colleague = await createOperator(system.rows);
    expect((await newBrowser(browser.address).signIn(colleague)).status).toBe(200);
    expect((await newBrowser().signIn(credentials)).status).toBe(200);
  });

  it('for a name that nobody has are treated the same', async () => {
    const browser = newBrowser();
    expect(await guess(browser, 5, 'nobody-of-this-name')).toEqual([401, 401, 401, 401, 401]);
    expectWait(await browser.signIn(wrong('nobody-of-this-name')), 15);
    expectWait(await browser.signIn(wrong('Nobody-Of-This-Name')), 15);
  });

  it('at the same moment are not more than those one after the other', async () => {
    const browser = newBrowser();
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.signIn(wrong())));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('from elsewhere, or next to it, do not lock out a browser in which the person signed in before', async () => {
    const own = newBrowser();
    await own.signIn(credentials);
    const neighbour = newBrowser(own.address);
    await guess(neighbour, 5);
    expectWait(await neighbour.signIn(credentials), 15);
    expect((await own.signIn(credentials)).status).toBe(200);
    expect(await guess(own, 5)).toEqual([401, 401, 401, 401, 401]);
    expectWait(await own.signIn(credentials), 15);
  });

  it('from many addresses stop strangers, but not at an address where the person signed in', async () => {
    const office = newAddress();
    await newBrowser(office).signIn(credentials);
    const strangers = Array.from({ length: 25 }, () => newBrowser());
    expect((await Promise.all(strangers.map((stranger) => guess(stranger, 2)))).flat()).toEqual(
      Array.from({ length: 50 }, () => 401),
    );
    expectWait(await newBrowser().signIn(credentials), 60 * 60);
    expect((await newBrowser(office).signIn(credentials)).status).toBe(200);
  });

  it('for many names from one address stop that address, but not browsers that are known there', async () => {
    const office = newAddress();
    const own = newBrowser(office);
    await own.signIn(credentials);
    const sprayer = newBrowser(office);
    const names = Array.from({ length: 100 }, (_, index) => `sprayed-${index}`);
    const sprayed = await Promise.all(names.map((name) => guess(sprayer, 1, name)));
    expect(sprayed.flat()).toEqual(names.map(() => 401));
    expectWait(await sprayer.signIn(wrong('sprayed-100')), 15 * 60);
    expectWait(await newBrowser(office).signIn(credentials), 15 * 60);
    expect((await own.signIn(credentials)).status).toBe(200);
  });

  it('do not hinder a team of thirty behind one address, each of whom mistypes twice', async () => {
    const office = newAddress();
    const team = await Promise.all(Array.from({ length: 30 }, () => createOperator(system.rows)));
    const mornings = team.map(async (person) => {
      const browser = newBrowser(office);
      return [...(await guess(browser, 2, person.username)), (await browser.signIn(person)).status];
    });
    expect(await Promise.all(mornings)).toEqual(team.map(() => [401, 401, 200]));
  });

  it('that are refused are written down once, and by which address', async () => {
    const browser = newBrowser();
    await guess(browser, 5);
    for (let tried = 0; tried < 3; tried += 1) await browser.signIn(wrong());
    expect(
      await system.rows.select(
        `SELECT operator_id AS operator, ip FROM audit_log WHERE action = 'auth.sign_in_refused' AND subject_id = $1`,
        [credentials.username],
      ),
    ).toEqual([{ operator: null, ip: browser.address }]);
  });
});

describe('A browser that is known', () => {
  it('is recognised by a cookie that no script can read and that opens nothing', async () => {
    const browser = newBrowser();
    const answer = await browser.signIn(credentials);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('jsk_device=')) ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth', 'Max-Age=15552000']) {
      expect(cookie).toContain(attribute);
    }
    const token = browser.cookie('jsk_device') ?? '';
    browser.accessToken = token;
    expect(await browser.loadFile()).toBe(404);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain(
      credentials.username,
    );
  });

  it('may be shared by several people', async () => {
    const colleague = await createOperator(system.rows);
    const shared = newBrowser();
    await shared.signIn(credentials);
    await shared.signIn(colleague);
    await guess(newBrowser(shared.address), 5);
    expect((await shared.signIn(credentials)).status).toBe(200);
    expect((await shared.signIn(colleague)).status).toBe(200);
  });
});
