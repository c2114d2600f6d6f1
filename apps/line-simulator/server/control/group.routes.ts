import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describeGroup, tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import type { Group } from '../state/chat';
import { Conflict, Missing } from './control-error';
import { membersInput, newGroup } from './control.schema';
import { addMembers, join, leave, removeMembers } from './group-acts';

type GroupParams = { Params: { groupId: string } };

/** Chats of several people; what their members do there goes through the customers, with `?in=<groupId>`. */
export function serveGroups(app: FastifyInstance, simulation: Simulation): void {
  const groupOf = (request: FastifyRequest<GroupParams>): Group => {
    const group = simulation.groups.find(request.params.groupId);
    if (!group) throw new Missing(`No group has the id ${request.params.groupId}`);
    return group;
  };
  app.get('/groups', () => ({ groups: simulation.groups.list().map(describeGroup) }));
  app.post('/groups', (request, reply) => {
    const input = newGroup.parse(request.body);
    const stranger = input.memberIds.find((userId) => !simulation.customers.find(userId));
    if (stranger) throw new Missing(`No customer has the id ${stranger}`);
    const group = simulation.groups.add(input);
    if (!group) throw new Conflict('There are too many groups');
    tellChat(simulation, group);
    return reply.code(201).send(describeGroup(group));
  });
  const path = '/groups/:groupId';
  app.get<GroupParams>(`${path}/messages`, (request) => ({ messages: groupOf(request).chat.toArray() }));
  app.post<GroupParams>(`${path}/join`, (request) => join(simulation, groupOf(request)));
  app.post<GroupParams>(`${path}/leave`, (request) => leave(simulation, groupOf(request)));
  app.post<GroupParams>(`${path}/members`, (request) =>
    addMembers(simulation, groupOf(request), membersInput.parse(request.body).userIds),
  );
  app.post<GroupParams>(`${path}/members/leave`, (request) =>
    removeMembers(simulation, groupOf(request), membersInput.parse(request.body).userIds),
  );
}
