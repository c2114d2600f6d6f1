import { ThrottledTask } from './throttled-task';

let done: number;
let task: ThrottledTask;

beforeEach(() => {
  jest.useFakeTimers();
  done = 0;
  task = new ThrottledTask(async () => {
    done += 1;
  }, 1000);
});
afterEach(() => {
  task.stop();
  jest.useRealTimers();
});

describe('A throttled task', () => {
  it('is done at once, and of a burst once more when the time has passed', async () => {
    for (let asked = 0; asked < 10; asked += 1) task.request();
    await jest.advanceTimersByTimeAsync(0);
    expect(done).toBe(1);
    await jest.advanceTimersByTimeAsync(999);
    for (let asked = 0; asked < 10; asked += 1) task.request();
    expect(done).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(done).toBe(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(done).toBe(2);
  });

  it('is done at once again after a quiet time', async () => {
    task.request();
    await jest.advanceTimersByTimeAsync(5000);
    task.request();
    await jest.advanceTimersByTimeAsync(0);
    expect(done).toBe(2);
  });

  it('that is asked for while it runs is done again, and never twice at the same moment', async () => {
    let running = 0;
    let most = 0;
    const slow = new ThrottledTask(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      done += 1;
      running -= 1;
    }, 1000);
    slow.request();
    await jest.advanceTimersByTimeAsync(100);
    slow.request();
    slow.request();
    await jest.advanceTimersByTimeAsync(10_000);
    expect({ done, most }).toEqual({ done: 2, most: 1 });
    slow.stop();
  });

  it('is not done any more once it is stopped', async () => {
    task.request();
    await jest.advanceTimersByTimeAsync(100);
    task.request();
    task.stop();
    task.request();
    await jest.advanceTimersByTimeAsync(5000);
    expect(done).toBe(1);
  });
});
