import type { Conversation } from '@jsk/contracts/conversations';
import { SendHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { textLimitOf } from '../model/text-limit';
import { useAutoHeight } from '../model/use-auto-height';
import { useCannedPicker } from '../model/use-canned-picker';
import { useTypingNotice } from '../model/use-typing-notice';
import { CannedList } from './canned-list';
import { ComposerStatus } from './composer-status';
import { CannedButton } from './canned-button';
import { EmojiPicker } from './emoji-picker';

/** Where an operator writes. What is written is a draft until it is sent, and in the outbox until it is stored. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { outbox, drafts } = useLive();
  const { lineUserId, displayName } = conversation;
  const text = useStore(drafts.store)[lineUserId] ?? '';
  const [caret, setCaret] = useState(text.length);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useTypingNotice(lineUserId);
  const { remaining, canSend } = textLimitOf(text);
  useAutoHeight(field, text);

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
    outbox.send(lineUserId, text);
    typing.stopped();
    canned.reset();
    write('', 0);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it. Safari reports that Enter only by its key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (canned.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  return (
    <div className="relative mx-auto w-full max-w-[47.5rem] px-3 py-3 @md/conversation:px-4">
      {canned.isOpen && <CannedList picker={canned} />}
      <div className="flex items-end gap-1 rounded-2xl border border-line-strong/70 bg-surface p-1.5 transition-colors focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <div className="flex shrink-0">
          <CannedButton onClick={() => insertAtCaret(text === '' || /\s$/.test(text) ? '/' : ' /')} />
          <EmojiPicker onPick={insertAtCaret} />
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
        <IconButton label={t('composer.send')} side="top" look="primary" disabled={!canSend} onClick={send}>
          <SendHorizontal aria-hidden />
        </IconButton>
      </div>
      <ComposerStatus remaining={remaining} lineUserId={lineUserId} />
    </div>
  );
}

function slashAt({ value, selectionStart }: HTMLTextAreaElement): boolean {
  return value.slice(0, selectionStart).includes('/');
}
