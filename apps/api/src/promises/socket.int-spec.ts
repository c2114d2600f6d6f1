import { clientEvents } from '@jsk/contracts/socket-events';
import { developmentSecrets } from '@jsk/platform/config/app-config';
import { claimsOf, signToken } from '@jsk/testing/access-tokens';
import { createCustomer, createSession } from '@jsk/testing/factories';
import {
  callRest,
  connectConsole,
  type ConsoleTab,
  newClientId,
  type OperatorSession,
  SocketRefusal,
} from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

const secret = developmentSecrets.JWT_SECRET;

let system: TestSystem;
let operator: OperatorSession;
let lineUserId: string;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
  lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

describe('Connecting', () => {
  it.each([
    ['without a token', () => ({}), 'auth_missing_token'],
    ['with an empty token', () => ({ token: '' }), 'auth_missing_token'],
    ['with a token that is no text', () => ({ token: { toString: 'x' } }), 'auth_missing_token'],
    ['with nonsense', () => ({ token: 'abc' }), 'auth_invalid_token'],
    [
      'with a token of somebody else',
      () => ({ token: signToken(claimsOf(operator.user), 'another-secret', 600) }),
      'auth_invalid_token',
    ],
    [
      'with an expired token',
      () => ({ token: signToken(claimsOf(operator.user), secret, -1) }),
      'auth_expired_token',
    ],
  ])('%s is refused, and the reason stands in data.code', async (_, auth, code) => {
    await expect(connectConsole(system.api.url, auth())).rejects.toMatchObject({ data: { code } });
  });

  it('is welcomed with who is signed in', async () => {
    const tab = await operator.openTab();
    expect(await tab.nextEvent('auth_success')).toEqual({ user: operator.user });
  });

  it('is seen by the others, and so is leaving', async () => {
    const watching = await operator.openTab();
    const colleague = await system.signIn();
    const isColleague = (status: string) => (news: { operator: { id: string }; status: string }) =>
      news.operator.id === colleague.user.id && news.status === status;
    const tab = await colleague.openTab();
    await watching.nextEvent('presence_update', isColleague('online'));
    await tab.ask('presence', { status: 'away' });
    await watching.nextEvent('presence_update', isColleague('away'));
    tab.close();
    await watching.nextEvent('presence_update', isColleague('offline'));
  });
});

describe('A token that expires while connected', () => {
  it('stops everything but its renewal, which goes on in the same connection', async () => {
    const tab = await connectConsole(system.api.url, {
      token: signToken(claimsOf(operator.user), secret, 2),
    });
    await tab.ask('join_room', { lineUserId });
    await waitFor(() => expect(tab.ask('ping')).rejects.toMatchObject({ code: 'auth_expired_token' }), {
      description: 'the token has expired',
    });
    await tab.nextEvent('auth_error', ({ code }) => code === 'auth_expired_token');
    await expect(tab.ask('load_history', { lineUserId })).rejects.toMatchObject({
      code: 'auth_expired_token',
    });

    const expired = signToken(claimsOf(operator.user), secret, -1);
    await expect(tab.ask('auth', { token: expired })).rejects.toMatchObject({ code: 'auth_expired_token' });
    const other = await system.signIn();
    await expect(tab.ask('auth', { token: other.accessToken })).rejects.toMatchObject({
      code: 'auth_invalid_token',
    });
    expect(await tab.ask('auth', { token: operator.accessToken })).toEqual({ user: operator.user });
    await tab.ask('typing_start', { lineUserId });
    tab.close();
  });
});

describe('Every event', () => {
  it.each(
    Object.keys(clientEvents).filter(
      (name) => !['ping', 'subscribe_analytics', 'unsubscribe_analytics'].includes(name),
    ),
  )('%s refuses input that is not its own', async (name) => {
    const tab = await operator.openTab();
    for (const input of [undefined, 'text', 5, [], { lineUserId: 'someone' }, { lineUserId: { $ne: 1 } }]) {
      const refusal: unknown = await tab.askAnything(name, input).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(SocketRefusal);
      expect((refusal as SocketRefusal).code).toBe('validation_error');
    }
  });

  it.each(['shout', 'error', 'constructor', '__proto__', 'x'.repeat(1000)])(
    'that does not exist (%s) is answered with unknown_event',
    async (name) => {
      const tab = await operator.openTab();
      await expect(tab.askAnything(name, {})).rejects.toMatchObject({ code: 'unknown_event' });
    },
  );

  it('whose name is a number is answered, too, and the server lives on', async () => {
    const tab = await operator.openTab();
    tab.socket.emit(5 as unknown as string, {});
    expect(await tab.nextEvent('error')).toMatchObject({ code: 'unknown_event' });
    await tab.ask('ping');
  });

  it('that is refused is told as `error` when no acknowledgement was asked for', async () => {
    const tab = await operator.openTab();
    tab.socket.emit('shout', {});
    expect(await tab.nextEvent('error')).toMatchObject({ code: 'unknown_event' });
    tab.socket.emit('join_room', { lineUserId: 'someone' });
    expect(await tab.nextEvent('error')).toMatchObject({ code: 'validation_error' });
    await tab.askAnything('shout', {}).catch(() => undefined);
    expect(tab.events('error')).toHaveLength(2);
  });

  it('for a room needs to be in the room', async () => {
    const tab = await operator.openTab();
    const attempts = () => [
      tab.ask('send_message', { lineUserId, text: 'สวัสดี', tempId: newClientId() }),
      tab.ask('typing_start', { lineUserId }),
      tab.ask('typing_stop', { lineUserId }),
    ];
    for (const attempt of attempts()) await expect(attempt).rejects.toMatchObject({ code: 'not_in_room' });
    await tab.ask('join_room', { lineUserId });
    await Promise.all(attempts());
    await tab.ask('leave_room', { lineUserId });
    for (const attempt of attempts()) await expect(attempt).rejects.toMatchObject({ code: 'not_in_room' });
  });

  it('is where it went last, however quickly it moves on', async () => {
    const tab = await operator.openTab();
    await Promise.all([tab.ask('join_room', { lineUserId }), tab.ask('leave_room', { lineUserId })]);
    await expect(tab.ask('typing_start', { lineUserId })).rejects.toMatchObject({ code: 'not_in_room' });
    const moves = ['join_room', 'leave_room', 'join_room'] as const;
    await Promise.all(moves.map((move) => tab.ask(move, { lineUserId })));
    await tab.ask('typing_start', { lineUserId });
  });

  it('for a customer nobody knows is refused', async () => {
    const tab = await operator.openTab();
    const unknown = `U${'0'.repeat(32)}`;
    await expect(tab.ask('join_room', { lineUserId: unknown })).rejects.toBeInstanceOf(SocketRefusal);
    await expect(tab.ask('claim_session', { lineUserId: unknown })).rejects.toBeInstanceOf(SocketRefusal);
  });

  it('ping is answered with the time, as event and as acknowledgement', async () => {
    const tab = await operator.openTab();
    const { serverTime } = await tab.ask('ping');
    expect(Date.parse(serverTime)).not.toBeNaN();
    expect(await tab.nextEvent('pong')).toEqual({ serverTime });
    for (const name of ['subscribe_analytics', 'unsubscribe_analytics'] as const) {
      expect(await tab.ask(name)).toEqual({});
    }
  });
});

describe('A message over the socket', () => {
  const send = (tab: ConsoleTab, text: unknown) =>
    tab.askAnything('send_message', { lineUserId, text, tempId: newClientId() });

  it('may have 5000 UTF-16 units and not one more', async () => {
    const tab = await operator.watch(lineUserId);
    for (const text of ['ก'.repeat(5001), `${'🤨'.repeat(2500)}!`]) {
      await expect(send(tab, text)).rejects.toMatchObject({ code: 'message_too_long' });
    }
    for (const text of ['ก'.repeat(5000), '🤨'.repeat(2500)])
      expect(await send(tab, text)).toMatchObject({ text });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t'],
    ['zero-width characters', '\u200b\u200d\ufeff'],
    ['NUL', '\0'],
    ['a number', 7],
  ])('of %s is refused, and nothing is stored', async (_, text) => {
    const tab = await operator.watch(lineUserId);
    const before = await system.rows.count('messages');
    await expect(send(tab, text)).rejects.toMatchObject({ code: 'validation_error' });
    expect(await system.rows.count('messages')).toBe(before);
  });

  it('larger than any packet may be ends the connection, not the server', async () => {
    const tab = await operator.watch(lineUserId);
    const ended = new Promise((resolve) => tab.socket.once('disconnect', resolve));
    tab.socket.emit('send_message', { lineUserId, text: 'ก'.repeat(200_000), tempId: newClientId() });
    await ended;
    await (await operator.openTab()).ask('ping');
  });

  it('keeps its spaces and its scripts as they were typed', async () => {
    const tab = await operator.watch(lineUserId);
    const text = '  <script>alert("ก")</script>\u202e {name} $1  ';
    expect(await send(tab, text)).toMatchObject({ text });
  });

  it('is limited per operator and minute, whatever tab it comes from; ping is not', async () => {
    const narrow = await system.startApi({ SOCKET_MESSAGES_PER_MINUTE: '3' });
    const tabs = [await operator.watch(lineUserId, narrow.url), await operator.watch(lineUserId, narrow.url)];
    const codes: string[] = [];
    for (let sent = 0; sent < 5; sent += 1) {
      const tab = tabs[sent % 2] as ConsoleTab;
      codes.push(
        await send(tab, `${sent}`).then(
          () => 'ok',
          (error: SocketRefusal) => error.code,
        ),
      );
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'rate_limit_exceeded', 'rate_limit_exceeded']);
    for (let asked = 0; asked < 50; asked += 1) await tabs[0]?.ask('ping');
  });
});

describe('Typing', () => {
  it('is shown to the others who watch, not to the one who types', async () => {
    const own = await operator.watch(lineUserId);
    const ownOther = await operator.watch(lineUserId);
    const colleague = await system.signIn();
    const watching = await colleague.watch(lineUserId);
    await own.ask('typing_start', { lineUserId });
    expect(await watching.nextEvent('typing_indicator')).toEqual({
      lineUserId,
      operator: { id: operator.user.id, name: operator.user.displayName },
      isTyping: true,
    });
    await own.ask('typing_stop', { lineUserId });
    await watching.nextEvent('typing_indicator', ({ isTyping }) => !isTyping);
    expect(ownOther.events('typing_indicator')).toEqual([]);
  });

  it('who watches is told on joining, and who comes and goes afterwards', async () => {
    const first = await operator.watch(lineUserId);
    const colleague = await system.signIn();
    const tab = await colleague.openTab();
    const { viewers } = await tab.ask('join_room', { lineUserId });
    expect(viewers.map(({ id }) => id).sort()).toEqual([operator.user.id, colleague.user.id].sort());
    const isColleague = (news: { operator: { id: string } }) => news.operator.id === colleague.user.id;
    await first.nextEvent('operator_joined', isColleague);
    tab.close();
    await first.nextEvent('operator_left', isColleague);
  });
});

describe('The health of the sockets', () => {
  it('counts connections and events', async () => {
    const path = '/api/v1/health/websocket';
    const tab = await operator.openTab();
    await tab.ask('ping');
    const { status, body } = await callRest<Record<string, unknown>>(system.api.url, 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'healthy', redis: 'not_used', errors: 0 });
    const { connections } = body as { connections: { current: number; peak: number; total: number } };
    expect(connections.current).toBeGreaterThanOrEqual(1);
    expect(connections.peak).toBeGreaterThanOrEqual(connections.current);
    tab.close();
    await waitFor(
      async () => {
        const after = await callRest<typeof body>(system.api.url, 'GET', path);
        expect((after.body.connections as { current: number }).current).toBe(0);
      },
      { description: 'the connection is gone from the count' },
    );
  });
});
