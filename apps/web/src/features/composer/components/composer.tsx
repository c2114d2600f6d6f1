import type { Conversation } from '@jsk/contracts/conversations';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { textLimitOf } from '../model/text-limit';
import { useAutoHeight } from '../model/use-auto-height';
import { useCannedPicker } from '../model/use-canned-picker';
import { useQuote } from '../model/use-quote';
import { useTiles } from '../model/use-tiles';
import { useTypingNotice } from '../model/use-typing-notice';
import { AttachButton } from './attach-button';
import { AttachmentTiles } from './attachment-tiles';
import { CannedButton } from './canned-button';
import { CannedList } from './canned-list';
import { ComposerStatus } from './composer-status';
import { EmojiPicker } from './emoji-picker';
import { ReplyChip } from './reply-chip';
import { SendButton } from './send-button';

/** Where an operator writes. What is written is a draft until it is sent, and in the outbox until it is stored. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { outbox, drafts, attachments } = useLive();
  const { lineUserId, displayName, freeReplyUntil } = conversation;
  const text = useStore(drafts.store)[lineUserId] ?? '';
  const [caret, setCaret] = useState(text.length);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useTypingNotice(lineUserId);
  const quote = useQuote(lineUserId);
  const tiles = useTiles(lineUserId);
  const limit = textLimitOf(text);
  const { remaining } = limit;
  const hasFiles = tiles.some(({ state }) => state === 'chosen');
  const canSend = limit.canSend || (hasFiles && text.trim() === '');
  useAutoHeight(field, text);
  const quotedId = quote.message?.id;
  useEffect(() => {
    if (quotedId) field.current?.focus();
  }, [quotedId]);

  const write = (next: string, nextCaret: number) => {
    drafts.write(lineUserId, next);
    setCaret(nextCaret);
  };
  const replace = (start: number, end: number, insertion: string) => {
    write(text.slice(0, start) + insertion + text.slice(end), start + insertion.length);
    // React sets the new text first; then the caret can go behind what was inserted.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + insertion.length, start + insertion.length);
    });
  };
  const insertAtCaret = (insertion: string) =>
    replace(
      field.current?.selectionStart ?? text.length,
      field.current?.selectionEnd ?? text.length,
      insertion,
    );
  const canned = useCannedPicker(text, caret, (response, { start, end }) =>
    replace(start, end, response.text),
  );

  function send() {
    if (!canSend) return;
    outbox.sendFiles(lineUserId, attachments.take(lineUserId));
    if (limit.canSend) {
      outbox.send(lineUserId, text, quotedId);
      quote.clear();
    }
    typing.stopped();
    canned.reset();
    write('', 0);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it. Safari reports that Enter only by its key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (canned.onKeyDown(event)) return;
    if (event.key === 'Escape') quote.clear();
    if (event.key !== 'Enter' || event.shiftKey) return;
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
    <div className="relative mx-auto w-full max-w-[47.5rem] px-3 py-3 @md/conversation:px-4">
      {canned.isOpen && <CannedList picker={canned} />}
      {quote.message && <ReplyChip message={quote.message} onCancel={quote.clear} />}
      <AttachmentTiles lineUserId={lineUserId} tiles={tiles} />
      <div className="flex items-end gap-1 rounded-2xl border border-line-strong/70 bg-surface p-1.5 transition-colors focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <div className="flex shrink-0">
          <CannedButton onClick={() => insertAtCaret(text === '' || /\s$/.test(text) ? '/' : ' /')} />
          <EmojiPicker onPick={insertAtCaret} />
          <AttachButton onFiles={attach} />
        </div>
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          enterKeyHint="send"
          value={text}
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
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={typing.stopped}
          onChange={(event) => {
            write(event.target.value, event.target.selectionStart);
            if (!slashAt(event.target)) canned.reset();
            if (event.target.value) typing.typed();
            else typing.stopped();
          }}
          className="min-w-0 flex-1 resize-none bg-transparent px-1.5 py-1.5 text-[0.9375rem] leading-6 outline-none placeholder:truncate pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-base"
        />
        <SendButton freeReplyUntil={freeReplyUntil} disabled={!canSend} onClick={send} />
      </div>
      <ComposerStatus remaining={remaining} conversation={conversation} />
    </div>
  );
}

function slashAt({ value, selectionStart }: HTMLTextAreaElement): boolean {
  return value.slice(0, selectionStart).includes('/');
}
