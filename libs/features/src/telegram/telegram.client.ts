import { z } from 'zod';

/** Telegram has done it; or will not do it, however often it is asked; or perhaps will, later. */
export type TelegramOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'postponed'; readonly message: string; readonly retryAfterMs: number | null };

export interface TelegramText {
  readonly chatId: string;
  /** HTML as Telegram knows it. https://core.telegram.org/bots/api#html-style */
  readonly html: string;
}

const usualTimeoutMs = 10_000;

/** As much of a description as people are shown. */
const messageLength = 300;

/** https://core.telegram.org/bots/api#making-requests */
const answerSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional(),
  /** https://core.telegram.org/bots/api#responseparameters */
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
});

const botSchema = z.object({ username: z.string() });

/**
 * Telegram's Bot API. Never throws. The token is part of every address, so neither addresses nor errors of `fetch` are
 * passed on: what a message says is what Telegram says.
 */
export class TelegramClient {
  /** @param baseUrl an origin */
  constructor(
    private readonly baseUrl: string,
    private readonly timeoutMs = usualTimeoutMs,
  ) {}

  /** @returns the bot's @name, without the @. */
  async getName(botToken: string): Promise<TelegramOutcome<string>> {
    const outcome = await this.call(botToken, 'getMe', {});
    if (outcome.kind !== 'done') return outcome;
    return { kind: 'done', result: botSchema.safeParse(outcome.result).data?.username ?? '' };
  }

  /** A call that ended without an answer may have shown the message all the same. */
  sendMessage(botToken: string, { chatId, html }: TelegramText): Promise<TelegramOutcome<unknown>> {
    return this.call(botToken, 'sendMessage', {
      chat_id: chatId,
      text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  }

  private async call(botToken: string, method: string, fields: object): Promise<TelegramOutcome<unknown>> {
    try {
      const response = await fetch(`${this.baseUrl}/bot${botToken}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
        // Following a redirect would take the token elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const body: unknown = await response.json().catch(() => null);
      return outcomeOf(response.status, answerSchema.safeParse(body).data ?? null, botToken);
    } catch (error) {
      return { kind: 'postponed', message: reasonOf(error), retryAfterMs: null };
    }
  }
}

function outcomeOf(
  status: number,
  answer: z.infer<typeof answerSchema> | null,
  botToken: string,
): TelegramOutcome<unknown> {
  if (answer?.ok) return { kind: 'done', result: answer.result };
  const { retry_after: retryAfter, migrate_to_chat_id: newChatId } = answer?.parameters ?? {};
  const description = answer?.description ?? `Telegram answered with status ${status}`;
  // A group that becomes a supergroup has another id from then on, which people can only learn here.
  const told = newChatId === undefined ? description : `${description} (chat ID ${newChatId})`;
  const message = told.replaceAll(botToken, '…').slice(0, messageLength);
  if (status === 429) {
    return { kind: 'postponed', message, retryAfterMs: retryAfter === undefined ? null : retryAfter * 1000 };
  }
  const isRefusal = status >= 400 && status < 500;
  return isRefusal ? { kind: 'refused', message } : { kind: 'postponed', message, retryAfterMs: null };
}

/** The code of an error and never its text, which may hold the address. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'Telegram did not answer in time';
  return `Telegram cannot be reached (${String(cause?.code ?? name)})`;
}
