import type { Simulation } from '../simulation';
import { accountEndpoints } from './account.endpoints';
import { chatEndpoints } from './chat.endpoints';
import { contentEndpoints } from './content.endpoints';
import type { LineEndpoint } from './line-call';
import { sendingEndpoints } from './sending.endpoints';

/** Every endpoint of LINE's API that the simulator serves. Rich menus are not among them yet. */
export function allEndpoints(simulation: Simulation): LineEndpoint[] {
  return [
    ...sendingEndpoints(simulation),
    ...chatEndpoints(simulation),
    ...contentEndpoints(simulation),
    ...accountEndpoints(simulation),
  ];
}
