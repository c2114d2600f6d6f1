import type { Refusal } from '../rules/message-rules';
import type { Violation } from '../state/request-log';
import type { LineAnswer } from './line-call';

/**
 * A refusal in LINE's form: status, `message`, sometimes `details`.
 * Source: https://developers.line.biz/en/reference/messaging-api/#error-responses
 */
export class LineError extends Error {
  /** Missing when nobody broke a rule, such as a spent quota. */
  readonly violation: Violation | null;

  constructor(
    readonly status: number,
    private readonly body: {
      message: string;
      details?: readonly unknown[];
      sentMessages?: readonly unknown[];
    },
    options: { rule?: string; detail?: string; headers?: Record<string, string> } = {},
  ) {
    super(body.message);
    this.headers = options.headers;
    this.violation = options.rule ? { rule: options.rule, detail: options.detail ?? body.message } : null;
  }

  readonly headers: Record<string, string> | undefined;

  toAnswer(): LineAnswer {
    return { status: this.status, body: this.body, ...(this.headers ? { headers: this.headers } : {}) };
  }
}

/** 400 for messages or properties that break a limit. */
export function refused(rule: string, reason: Refusal): LineError {
  const named = reason.details.map((entry) => `${entry.property ?? ''}: ${entry.message}`).join('; ');
  const detail = named ? `${reason.message} (${named})` : reason.message;
  return new LineError(400, { message: reason.message, details: reason.details }, { rule, detail });
}

/** 400 for a property that is missing or has the wrong form. */
export function invalidProperty(property: string, rule = 'request-body'): LineError {
  const message = `The property, '${property}', in the request body is invalid (line: -, column: -)`;
  return new LineError(400, { message }, { rule });
}
