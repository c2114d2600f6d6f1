import type { Drafts } from '@/lib/drafts';
import { useStore } from '@/lib/store';
import { useTextWriting, type Writing } from '@/lib/use-text-writing';
import { useAutoHeight } from './use-auto-height';

/** The draft of one conversation as a text that can be written and put things into. */
export function useWriting(drafts: Drafts, lineUserId: string): Writing {
  const text = useStore(drafts.store)[lineUserId] ?? '';
  const writing = useTextWriting(text, (next) => drafts.write(lineUserId, next));
  useAutoHeight(writing.field, text);
  return writing;
}
