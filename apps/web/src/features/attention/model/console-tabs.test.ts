import { joinConsoleTabs } from './console-tabs';

interface Wish {
  grant: () => void;
  drop: (reason: unknown) => void;
}

/** As much of the browser's locks as there is of one name. */
function fakeLocks() {
  let held: Wish | null = null;
  const waiting: Wish[] = [];
  const next = () => {
    held = waiting.shift() ?? null;
    held?.grant();
  };
  const request = (_: string, { signal, steal }: LockOptions, hold: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const wish: Wish = {
        drop: reject,
        grant: () =>
          void hold().then(() => {
            resolve();
            if (held === wish) next();
          }),
      };
      signal?.addEventListener('abort', () => {
        waiting.splice(waiting.indexOf(wish), waiting.includes(wish) ? 1 : 0);
        if (held !== wish) reject(new Error('aborted'));
      });
      if (steal) {
        held?.drop(new Error('stolen'));
        held = wish;
        wish.grant();
      } else {
        waiting.push(wish);
        if (!held) next();
      }
    });
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
}

beforeEach(fakeLocks);
afterEach(() => Reflect.deleteProperty(navigator, 'locks'));

const settle = () => new Promise(process.nextTick);

test('of several tabs one speaks for all, and the next when it is closed', async () => {
  const tabs = [joinConsoleTabs(), joinConsoleTabs(), joinConsoleTabs()];
  await settle();
  expect(tabs.map((tab) => tab.speaksForAll())).toEqual([true, false, false]);
  tabs[0]?.stop();
  await settle();
  expect(tabs.map((tab) => tab.speaksForAll())).toEqual([false, true, false]);
  tabs.forEach((tab) => tab.stop());
});

test('a tab that was touched takes over from one that may not sound yet', async () => {
  const untouched = joinConsoleTabs();
  await settle();
  // What touches a tab touches all of them here, because they share one window; the last to hear of it wins.
  const touched = joinConsoleTabs();
  window.dispatchEvent(new Event('pointerdown'));
  await settle();
  expect([untouched.speaksForAll(), touched.speaksForAll()]).toEqual([false, true]);
  touched.stop();
  await settle();
  expect(untouched.speaksForAll()).toBe(true);
  untouched.stop();
});

test('where the browser has no locks every tab speaks for itself', () => {
  Reflect.deleteProperty(navigator, 'locks');
  const tab = joinConsoleTabs();
  expect(tab.speaksForAll()).toBe(true);
  tab.stop();
});
