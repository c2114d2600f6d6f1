import type { CircuitBreaker } from '@jsk/line/circuit-breaker';
import { LineClient } from '@jsk/line/line.client';
import type { LineCall } from '@jsk/line/line-transport';
import type { AppConfig } from '@jsk/platform/config/app-config';

interface ClientOptions {
  readonly channelAccessToken: string;
  readonly onCall: (call: LineCall) => void;
  /** Without one every call is made, also while LINE does not work: for administrators who want to see for themselves. */
  readonly breaker?: CircuitBreaker;
}

/** A video of 200 MB over a slow line. */
const contentTimeoutMs = 10 * 60 * 1000;

/** @returns a client of LINE, or of whatever the environment has put in its place. */
export function lineClientFor(
  { apiBaseUrl, dataApiBaseUrl }: AppConfig['line'],
  options: ClientOptions,
): LineClient {
  return new LineClient({ apiBaseUrl, dataApiBaseUrl, contentTimeoutMs, ...options });
}
