import type { Conversation } from '@jsk/contracts/conversations';
import { useEffect, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/is-composing';
import { useLive } from '@/lib/live-context';
import { isSendKey, sendKeyPreference } from '@/lib/send-key';
import { nothingPending } from '@/lib/pending-parts';
import { useStore } from '@/lib/store';
import { textLimitOf } from '../model/text-limit';
import { useCannedPicker } from '../model/use-canned-picker';
import { useQuote } from '../model/use-quote';
import { useSoftLock } from '../model/use-soft-lock';
import { useTiles } from '../model/use-tiles';
import { useTypingNotice } from '../model/use-typing-notice';
import { useWriting } from '../model/use-writing';
import { AttachmentTiles } from './attachment-tiles';
import { CannedList } from './canned-list';
import { ComposerStatus } from './composer-status';
import { ComposerToolbar } from './composer-toolbar';
import { DraftElsewhere } from './draft-elsewhere';
import { PendingTiles } from './pending-tiles';
import { ReplyChip } from './reply-chip';
import { ScheduledList } from './scheduled-list';
import { SendButton } from './send-button';
import { SendLaterButton } from './send-later-button';
import { SoftLockLine } from './soft-lock-line';
import { StickerButton } from './sticker-button';
import { WritingField } from './writing-field';

interface ReplyComposerProps {
  conversation: Conversation;
  focusRequest: number;
}

/** Where an answer to the customer is written. It is a draft until it is sent, and in the outbox until it is stored. */
export function ReplyComposer({ conversation, focusRequest }: ReplyComposerProps) {
  const { t } = useTranslation();
  const { outbox, drafts, attachments, pendingParts } = useLive();
  const sendKey = useStore(sendKeyPreference);
  const { lineUserId, displayName, freeReplyUntil } = conversation;
  const writing = useWriting(drafts, lineUserId);
  const { text, field } = writing;
  const typing = useTypingNotice(lineUserId);
  const lock = useSoftLock(lineUserId);
  const quote = useQuote(lineUserId);
  const tiles = useTiles(lineUserId);
  const limit = textLimitOf(text);
  const { remaining } = limit;
  const hasFiles = tiles.some(({ state }) => state === 'chosen');
  const pending = useStore(pendingParts.store)[lineUserId] ?? nothingPending;
  const hasMore = hasFiles || pending.parts.length > 0;
  const canSend = limit.canSend || (hasMore && text.trim() === '');
  const quotedId = quote.message?.id;
  useEffect(() => {
    if (quotedId) field.current?.focus();
  }, [quotedId, field]);
  const canned = useCannedPicker(writing, conversation);

  function send() {
    if (!canSend || !lock.mayPass()) return;
    outbox.sendFiles(lineUserId, attachments.take(lineUserId));
    const { parts, cannedResponseIds } = pendingParts.take(lineUserId);
    if (limit.canSend) {
      outbox.send(lineUserId, text, quotedId, cannedResponseIds);
      quote.clear();
    }
    const following = parts.map(({ part }) => part);
    outbox.sendParts(lineUserId, following, limit.canSend ? [] : cannedResponseIds);
    typing.stopped();
    canned.reset();
    writing.write('', 0);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (canned.onKeyDown(event)) return;
    if (event.key === 'Escape') quote.clear();
    if (!isSendKey(event, sendKey)) return;
    event.preventDefault();
    send();
  }

  const attach = (files: File[]) => attachments.add(lineUserId, files);
  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files];
    // Office programs put a picture of copied text beside the text; the text is what is meant.
    if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
    event.preventDefault();
    attach(files);
  }

  return (
    <>
      {canned.isOpen && <CannedList picker={canned} />}
      <SoftLockLine lock={lock} isWriting={text !== ''} />
      <DraftElsewhere drafts={drafts} lineUserId={lineUserId} />
      {quote.message && <ReplyChip message={quote.message} onCancel={quote.clear} />}
      <ScheduledList conversation={conversation} />
      <AttachmentTiles lineUserId={lineUserId} tiles={tiles} />
      <PendingTiles lineUserId={lineUserId} parts={pending.parts} />
      {/* Where there is little room, the text has the whole width, and the tools stand under it. */}
      <div className="flex flex-wrap items-end gap-1 rounded-2xl border border-line-strong/70 bg-surface p-1.5 transition-colors focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <ComposerToolbar writing={writing} onFiles={attach}>
          <StickerButton
            onPick={(sticker) => outbox.sendParts(lineUserId, [{ type: 'sticker', ...sticker }])}
          />
        </ComposerToolbar>
        <WritingField
          writing={writing}
          focusRequest={focusRequest}
          className="order-first basis-full @md/conversation:order-none @md/conversation:basis-0"
          aria-label={t('composer.label', { name: displayName })}
          placeholder={t('composer.placeholder')}
          aria-autocomplete="list"
          aria-invalid={remaining !== null && remaining < 0}
          aria-controls={canned.isOpen ? canned.listId : undefined}
          aria-activedescendant={
            canned.isOpen && canned.index >= 0 ? canned.optionId(canned.index) : undefined
          }
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={typing.stopped}
          onTyped={(target) => {
            if (!slashAt(target)) canned.reset();
            if (target.value === '') pendingParts.forgetUses(lineUserId);
            if (target.value) typing.typed();
            else typing.stopped();
          }}
        />
        <SendLaterButton
          conversation={conversation}
          text={text}
          disabled={!limit.canSend || hasMore}
          onScheduled={() => writing.write('', 0)}
        />
        <SendButton freeReplyUntil={freeReplyUntil} disabled={!canSend} onClick={send} />
      </div>
      <ComposerStatus remaining={remaining} conversation={conversation} />
    </>
  );
}

function slashAt({ value, selectionStart }: HTMLTextAreaElement): boolean {
  return value.slice(0, selectionStart).includes('/');
}
