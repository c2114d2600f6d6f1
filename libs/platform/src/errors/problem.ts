import { STATUS_CODES } from 'node:http';
import type { Problem } from '@jsk/contracts/problem';
import type { AppError } from './app-error';

/** What is told of a refusal; a defect is made one before, without its details. */
export type Refusal = Pick<AppError, 'code' | 'status' | 'message' | 'extra'>;

/** The content type of a problem (RFC 9457). */
export const problemContentType = 'application/problem+json';

/** The body with which a REST call is refused. */
export function problemOf({ status, message, code, extra }: Refusal, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    requestId,
    errors: [...(extra.errors ?? [])],
    ...(extra.operator && { operator: extra.operator }),
  };
}
