import { EventEmitter } from 'node:events';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { endOnSignal } from './end-on-signal';
import { ProcessEnd } from './process-end';

/** A process that is told to end, and what it does about it. */
function start(noticeMs: number, close: () => Promise<void>) {
  const processEnd = new ProcessEnd();
  const application = { get: () => processEnd, close: jest.fn(close) };
  const process = Object.assign(new EventEmitter(), { exit: jest.fn() });
  endOnSignal(application as unknown as INestApplicationContext, { noticeMs }, process);
  return { processEnd, application, process };
}

beforeEach(() => {
  jest.useFakeTimers();
  Logger.overrideLogger(false);
});
afterEach(() => {
  jest.useRealTimers();
  Logger.overrideLogger(new Logger());
});

describe('A process that is told to end', () => {
  it('says so first, closes after the notice, and exits with 0', async () => {
    const { processEnd, application, process } = start(5000, async () => undefined);
    process.emit('SIGTERM');
    expect(processEnd.hasBegun).toBe(true);
    await jest.advanceTimersByTimeAsync(4999);
    expect(application.close).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(application.close).toHaveBeenCalledTimes(1);
    expect(process.exit.mock.calls).toEqual([[0]]);
  });

  it('ends once, however often it is told', async () => {
    const { application, process } = start(0, () => new Promise((resolve) => setTimeout(resolve, 100)));
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.emit(signal);
    await jest.advanceTimersByTimeAsync(100);
    expect(application.close).toHaveBeenCalledTimes(1);
    expect(process.exit.mock.calls).toEqual([[0]]);
  });

  it('cuts off what is not finished after 25 seconds, and says so with its exit code', async () => {
    const { process } = start(5000, () => new Promise(() => undefined));
    process.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(24_999);
    expect(process.exit).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(process.exit.mock.calls).toEqual([[1]]);
  });

  it('exits with 1 when closing fails', async () => {
    const { process } = start(0, () => Promise.reject(new Error('The disk is gone')));
    process.emit('SIGINT');
    await jest.advanceTimersByTimeAsync(0);
    expect(process.exit.mock.calls).toEqual([[1]]);
  });
});
