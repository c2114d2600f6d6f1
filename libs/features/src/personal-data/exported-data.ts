import type { PublicLinks } from '@jsk/platform/storage/public-links';
import type { ExportedMessage, ExportedSession } from './personal-data-export.repository';

const senders = { CUSTOMER: 'customer', OPERATOR: 'team', BOT: 'bot', SYSTEM: 'system' } as const;

/** A session as its customer may know of it: colleagues are not named, because they are persons, too. */
export function exportedSession(session: ExportedSession) {
  return {
    id: session.sessionId,
    status: session.status,
    startedBy: session.triggerKind,
    reason: session.triggerKeyword,
    createdAt: session.sessionCreatedAt,
    claimedAt: session.claimedAt,
    firstResponseAt: session.firstResponseAt,
    closedAt: session.closedAt,
    closeReason: session.closeReason,
    waitSeconds: session.waitSeconds,
    firstResponseSeconds: session.firstResponseSeconds,
    resolutionSeconds: session.resolutionSeconds,
    rating: session.score === null ? null : { score: session.score, comment: session.comment },
  };
}

/** A message with all that is stored of what it says, and for its file an address that opens without signing in. */
export function exportedMessage(message: ExportedMessage, links: PublicLinks, now: Date) {
  return {
    id: message.id,
    at: message.createdAt,
    from: senders[message.senderKind],
    isNote: message.type === 'note',
    type: message.type,
    state: message.state,
    text: message.text,
    earlierTexts: message.earlierTexts,
    ...contentOf(message, links, now),
    sessionId: message.sessionId,
  };
}

function contentOf({ id, payload }: ExportedMessage, links: PublicLinks, now: Date) {
  switch (payload?.kind) {
    case undefined:
    case 'note':
      return {};
    case 'media': {
      const { status, fileName, contentType } = payload.media;
      const url = status === 'ready' ? links.addressOf({ messageId: id, variant: 'original' }, now) : null;
      return { file: { status, name: fileName, contentType, url } };
    }
    case 'system':
      return { event: payload.event, detail: payload.detail };
    default:
      return { content: payload };
  }
}
