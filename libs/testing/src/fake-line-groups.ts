interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const pathOfGroup = /^\/v2\/bot\/group\/(C[0-9a-f]{32})\/(summary|member\/(U[0-9a-f]{32}))$/;
/** A room has members and no name. */
const pathOfRoomMember = /^\/v2\/bot\/room\/(R[0-9a-f]{32})\/(member)\/(U[0-9a-f]{32})$/;

/**
 * What a fake LINE knows of the groups and rooms that the account is in.
 * https://developers.line.biz/en/reference/messaging-api/#get-group-summary, #get-group-member-profile,
 * #get-room-member-profile
 */
export class FakeLineGroups {
  /** By the id of a group: what it is called. */
  readonly names = new Map<string, string>();
  /** By the id of a person: what they are called in every group and room. */
  readonly memberNames = new Map<string, string>();

  /** @returns null for what does not concern groups. */
  answer(path: string): Answer | null {
    const [, groupId = '', , lineUserId] = pathOfGroup.exec(path) ?? pathOfRoomMember.exec(path) ?? [];
    if (groupId === '') return null;
    const name = lineUserId ? this.memberNames.get(lineUserId) : this.names.get(groupId);
    if (name === undefined) return { status: 404, body: { message: 'Not found' } };
    const body = lineUserId ? { userId: lineUserId, displayName: name } : { groupId, groupName: name };
    return { status: 200, body };
  }
}
