import type { Simulation } from '../simulation';
import { accountEndpoints } from './account.endpoints';
import { chatEndpoints } from './chat.endpoints';
import { contentEndpoints } from './content.endpoints';
import { groupEndpoints } from './group.endpoints';
import type { LineEndpoint } from './line-call';
import { richMenuLinkEndpoints } from './rich-menu-link.endpoints';
import { richMenuEndpoints } from './rich-menu.endpoints';
import { sendingEndpoints } from './sending.endpoints';
import { validationEndpoints } from './validation.endpoints';
import { webhookEndpointEndpoints } from './webhook-endpoint.endpoints';

/** Every endpoint of LINE's API that the simulator serves. */
export function allEndpoints(simulation: Simulation): LineEndpoint[] {
  return [
    ...sendingEndpoints(simulation),
    ...validationEndpoints(simulation),
    ...chatEndpoints(simulation),
    ...groupEndpoints(simulation),
    ...contentEndpoints(simulation),
    ...richMenuEndpoints(simulation),
    ...richMenuLinkEndpoints(simulation),
    ...accountEndpoints(simulation),
    ...webhookEndpointEndpoints(simulation),
  ];
}
