import { refuseMessages } from '../rules/message-rules';
import { refuseRichMenu } from '../rules/rich-menu-rules';
import type { Simulation } from '../simulation';
import type { LineAnswer, LineEndpoint } from './line-call';

const MESSAGE_KINDS = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'];

/**
 * The endpoints that check something without doing it. Asking is no mistake, so a refusal breaks no rule.
 * Source: https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message
 */
export function validationEndpoints(simulation: Simulation): LineEndpoint[] {
  const messages = MESSAGE_KINDS.map((kind): LineEndpoint => ({
    name: `validate-${kind}`,
    fault: 'validate',
    method: 'POST',
    path: `/message/validate/${kind}`,
    answer: ({ body }) => {
      const recipient = kind === 'reply' || kind === 'push' ? 'anybody' : 'person';
      return verdict(refuseMessages(body['messages'], { ...simulation.settings, recipient }));
    },
  }));
  const richMenu: LineEndpoint = {
    name: 'validate-richmenu',
    fault: 'richMenu',
    method: 'POST',
    path: '/richmenu/validate',
    answer: ({ body }) => verdict(refuseRichMenu(body, simulation.settings)),
  };
  return [...messages, richMenu];
}

function verdict(reason: { message: string; details: readonly unknown[] } | null): LineAnswer {
  return reason ? { status: 400, body: reason } : { status: 200, body: {} };
}
