import type { ErrorCode } from '@jsk/contracts/problem';
import type { OperatorReference } from '@jsk/contracts/sessions';

const statusOf: Record<ErrorCode, number> = {
  auth_invalid_token: 401,
  auth_expired_token: 401,
  auth_missing_token: 401,
  auth_refresh_reused: 401,
  invalid_credentials: 401,
  mfa_code_invalid: 401,
  line_signature_invalid: 401,
  not_authenticated: 401,
  forbidden: 403,
  not_in_room: 403,
  password_change_required: 403,
  mfa_enrolment_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  session_not_found: 404,
  session_already_claimed: 409,
  conflict: 409,
  message_not_retryable: 409,
  customer_blocked: 409,
  customer_barred: 409,
  chat_on_standby: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limit_exceeded: 429,
  validation_error: 400,
  invalid_request: 400,
  line_webhook_invalid: 400,
  line_refused: 409,
  line_unreachable: 503,
  message_too_long: 400,
  unknown_event: 400,
  service_unavailable: 503,
  internal_error: 500,
};

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a refusal may tell besides its code and its words. */
interface RefusalExtra {
  readonly errors?: readonly FieldError[];
  /** Who holds the conversation. */
  readonly operator?: OperatorReference;
  /** When to come again; told as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** For the log only. */
  readonly cause?: unknown;
}

/**
 * An expected refusal: it has a stable code, the same over REST (as a problem with a status) and over the socket.
 * Whatever else is thrown is a defect and answered as `internal_error` without details.
 */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly extra: RefusalExtra = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'AppError';
    this.status = statusOf[code];
  }
}
