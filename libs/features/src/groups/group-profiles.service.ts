import { isLineRoomId } from '@jsk/line/limits';
import { LineClient } from '@jsk/line/line.client';
import { toStorableText } from '@jsk/line/storable-text';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { type GroupProfile, GroupsRepository } from './groups.repository';

/** Asks LINE what groups and the people in them are called. */
@Injectable()
export class GroupProfilesService {
  constructor(
    private readonly groups: GroupsRepository,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when LINE did not answer, so that it is asked again. */
  async refreshGroup(groupId: string): Promise<void> {
    const summary = await this.line.getGroupSummary(groupId);
    if (summary.kind === 'failed')
      throw new Error(`LINE did not tell the name of a group: ${summary.message}`);
    const profile = summary.kind === 'found' ? storable(summary.groupName, summary.pictureUrl) : null;
    await this.groups.saveGroupProfile(this.unitOfWork.sql, groupId, profile, this.clock.now());
  }

  /** @throws Error when LINE did not answer, so that it is asked again. */
  async refreshMember(groupId: string, lineUserId: string): Promise<void> {
    const found = isLineRoomId(groupId)
      ? await this.line.getRoomMemberProfile(groupId, lineUserId)
      : await this.line.getGroupMemberProfile(groupId, lineUserId);
    if (found.kind === 'failed') throw new Error(`LINE did not tell the name of a member: ${found.message}`);
    const profile = found.kind === 'found' ? storable(found.displayName, found.pictureUrl) : null;
    const { sql } = this.unitOfWork;
    await this.groups.saveMemberProfile(sql, groupId, lineUserId, profile, this.clock.now());
  }
}

function storable(name: string, pictureUrl: string | null): GroupProfile {
  return { name: toStorableText(name.slice(0, 200)), pictureUrl };
}
