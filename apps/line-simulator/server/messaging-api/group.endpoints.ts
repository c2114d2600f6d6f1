import { tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import type { Group } from '../state/chat';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';

const ID_PATTERN = { group: /^C[0-9a-f]{32}$/, room: /^R[0-9a-f]{32}$/ } as const;
const USER_ID = /^U[0-9a-f]{32}$/;

/**
 * Group chats and rooms the account is in.
 * Source: https://developers.line.biz/en/reference/messaging-api/#group
 */
export function groupEndpoints(simulation: Simulation): LineEndpoint[] {
  const get = (name: string, path: string, answer: LineEndpoint['answer']): LineEndpoint => ({
    name,
    fault: 'group',
    method: 'GET',
    path,
    answer,
  });
  const kinds = ['group', 'room'] as const;
  const ofBothKinds = kinds.flatMap((kind): LineEndpoint[] => [
    get(`${kind}Members`, `/${kind}/:chatId/members/count`, (call) => {
      return { status: 200, body: { count: findGroup(simulation, call, kind).memberIds.size } };
    }),
    get(`${kind}MemberIds`, `/${kind}/:chatId/members/ids`, verifiedAccountsOnly),
    get(`${kind}Member`, `/${kind}/:chatId/member/:userId`, (call) => member(simulation, call, kind)),
    {
      name: `${kind}Leave`,
      fault: 'group',
      method: 'POST',
      path: `/${kind}/:chatId/leave`,
      answer: (call) => leave(simulation, call, kind),
    },
  ]);
  return [
    get('groupSummary', '/group/:chatId/summary', (call) => summary(simulation, call)),
    ...ofBothKinds,
    get('followers', '/followers/ids', verifiedAccountsOnly),
  ];
}

function summary(simulation: Simulation, call: LineCall): LineAnswer {
  const { id, displayName, pictureUrl } = findGroup(simulation, call, 'group');
  return {
    status: 200,
    body: { groupId: id, groupName: displayName, ...(pictureUrl ? { pictureUrl } : {}) },
  };
}

/** Works whether or not the member is a friend or blocked the account; tells neither language nor status. */
function member(simulation: Simulation, call: LineCall, kind: Group['kind']): LineAnswer {
  const group = findGroup(simulation, call, kind);
  const userId = call.params['userId'] ?? '';
  if (!USER_ID.test(userId)) throw invalidParameter('userId', userId);
  const customer = group.memberIds.has(userId) ? simulation.customers.find(userId) : undefined;
  if (!customer) throw new LineError(404, { message: 'Not found' });
  const { displayName, pictureUrl } = customer;
  return { status: 200, body: { displayName, userId, ...(pictureUrl ? { pictureUrl } : {}) } };
}

function leave(simulation: Simulation, call: LineCall, kind: Group['kind']): LineAnswer {
  const group = findGroup(simulation, call, kind);
  group.isJoined = false;
  tellChat(simulation, group);
  return { status: 200, body: {} };
}

function verifiedAccountsOnly(): LineAnswer {
  const message = 'Access to this API is not available for your account';
  throw new LineError(403, { message }, { rule: 'account', detail: 'Needs a verified or premium account' });
}

function findGroup(simulation: Simulation, call: LineCall, kind: Group['kind']): Group {
  const id = call.params['chatId'] ?? '';
  if (!ID_PATTERN[kind].test(id)) throw invalidParameter(`${kind}Id`, id);
  const group = simulation.groups.find(id);
  if (!group) {
    throw new LineError(
      404,
      { message: 'Not found' },
      { rule: 'unknown-group', detail: `No ${kind} has the id ${id}` },
    );
  }
  if (!group.isJoined) throw new LineError(404, { message: 'Not found' });
  return group;
}

function invalidParameter(name: string, value: string): LineError {
  const message = `The value for the '${name}' parameter is invalid`;
  return new LineError(400, { message }, { rule: 'parameter', detail: `${value} is no ${name}` });
}
