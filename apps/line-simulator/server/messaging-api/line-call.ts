import type { IncomingHttpHeaders } from 'node:http';
import type { FaultableEndpoint } from '../state/faults.schema';
import type { Violation } from '../state/request-log';

/** One call of the account to an endpoint that exists. */
export interface LineCall {
  readonly requestId: string;
  readonly retryKey: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; an empty object when the endpoint takes none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly rawBody: string;
  /** The body as it came, for endpoints that take something other than JSON. */
  readonly bytes: Buffer;
  readonly query: Readonly<Record<string, unknown>>;
  /** Notes a rule that was broken although LINE answers as if all were well. */
  readonly note: (violation: Violation) => void;
}

/** What the endpoint answers; JSON unless it carries bytes. */
export interface LineAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: { readonly content: Buffer; readonly contentType: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the call was counted towards the quota; missing for calls that send nothing. */
  readonly paid?: boolean;
}

export interface LineEndpoint {
  /** Names the endpoint in rate limits. */
  readonly name: string;
  /** The switch that makes it misbehave, if it has one. */
  readonly fault: FaultableEndpoint | null;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/v2/bot`. */
  readonly path: string;
  readonly takesRetryKey?: boolean;
  /** Served by `api-data.line.me`, not by `api.line.me`. */
  readonly isOnDataHost?: boolean;
  /** The content types it takes instead of JSON. */
  readonly accepts?: readonly string[];
  readonly answer: (call: LineCall) => LineAnswer | Promise<LineAnswer>;
}
