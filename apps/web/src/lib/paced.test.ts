import { paced } from './paced';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it is done at once, and for many wishes meanwhile once more', async () => {
  const act = jest.fn(async () => {});
  const ask = paced(1_000, act);
  ask();
  expect(act).toHaveBeenCalledTimes(1);
  ask();
  ask();
  await jest.advanceTimersByTimeAsync(999);
  expect(act).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(act).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('what takes longer than the pace is not begun a second time meanwhile', async () => {
  let finish = () => {};
  const act = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const ask = paced(1_000, act);
  ask();
  ask();
  await jest.advanceTimersByTimeAsync(3_000);
  expect(act).toHaveBeenCalledTimes(1);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(act).toHaveBeenCalledTimes(2);
});

test('what failed is done again when it is asked for', async () => {
  const act = jest.fn(() => Promise.reject(new Error('offline')));
  const ask = paced(1_000, act);
  ask();
  await jest.advanceTimersByTimeAsync(1_000);
  ask();
  expect(act).toHaveBeenCalledTimes(2);
});

test('once stopped, nothing more is done', async () => {
  const act = jest.fn(async () => {});
  const ask = paced(1_000, act);
  ask();
  ask();
  ask.stop();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(act).toHaveBeenCalledTimes(1);
});
