import type { Simulation } from '../simulation';
import type { LineEndpoint } from './line-call';

/** What concerns the account itself: its name and its quota. */
export function accountEndpoints(simulation: Simulation): LineEndpoint[] {
  return [
    {
      name: 'info',
      fault: 'info',
      method: 'GET',
      path: '/info',
      answer: () => ({ status: 200, body: botInfo(simulation) }),
    },
    {
      name: 'quota',
      fault: 'quotaEndpoint',
      method: 'GET',
      path: '/message/quota',
      answer: () => ({ status: 200, body: quota(simulation) }),
    },
    {
      name: 'quota-consumption',
      fault: 'quotaEndpoint',
      method: 'GET',
      path: '/message/quota/consumption',
      answer: () => ({ status: 200, body: { totalUsage: simulation.quota.used } }),
    },
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#get-bot-info */
function botInfo(simulation: Simulation): Record<string, unknown> {
  const { botUserId, basicId, displayName, chatMode, markAsReadMode } = simulation.channel;
  const pictureUrl = `${simulation.settings.origin()}/avatars/${botUserId}.svg`;
  return { userId: botUserId, basicId, displayName, pictureUrl, chatMode, markAsReadMode };
}

function quota(simulation: Simulation): Record<string, unknown> {
  const { limit } = simulation.quota;
  return limit === null ? { type: 'none' } : { type: 'limited', value: limit };
}
