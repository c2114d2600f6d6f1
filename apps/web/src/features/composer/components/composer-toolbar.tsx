import type { ReactNode } from 'react';
import type { Writing } from '@/lib/use-text-writing';
import { AttachButton } from './attach-button';
import { CannedButton } from './canned-button';
import { EmojiPicker } from './emoji-picker';

interface ComposerToolbarProps {
  writing: Writing;
  onFiles: (files: File[]) => void;
  /** More buttons. */
  children?: ReactNode;
}

/** What can be put into an answer besides typing it. */
export function ComposerToolbar({ writing, onFiles, children }: ComposerToolbarProps) {
  const { text, insertAtCaret } = writing;
  return (
    <div className="flex shrink-0">
      <CannedButton onClick={() => insertAtCaret(text === '' || /\s$/.test(text) ? '/' : ' /')} />
      <EmojiPicker onPick={insertAtCaret} />
      {children}
      <AttachButton onFiles={onFiles} />
    </div>
  );
}
