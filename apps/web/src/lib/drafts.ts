import { saveDraft, type Draft, type DraftKind } from '@jsk/contracts/drafts';
import { call } from './api-client';
import { ApiProblem } from './api-problem';
import { createDraftStorage, type StoredDraft } from './draft-storage';
import { createStore, type Store } from './store';

type TextByConversation = Readonly<Record<string, string>>;

/** What an operator has begun to write, by conversation: on every device, and in this browser until the server has it. */
export interface Drafts {
  store: Store<TextByConversation>;
  write(lineUserId: string, text: string): void;
  /** What another device wrote while something here was not saved yet: the operator says which one stays. */
  elsewhere: Store<TextByConversation>;
  choose(lineUserId: string, which: 'here' | 'elsewhere'): void;
  /** The server says what it has, for one conversation. */
  learn(draft: Draft): void;
  /** What is known of the server's, by conversation: to be taken before the server is asked for all it has. */
  versions(): ReadonlyMap<string, number>;
  /** The server says what it has; of what was known before and is missing now, nothing is left. */
  learnAll(drafts: readonly Draft[], knownBefore: ReadonlyMap<string, number>): void;
  /** Saves what the server does not have yet. Safe to call at any time. */
  flush(): void;
  stop(): void;
}

const saveAfterMs = 600;
const retryAfterMs = 5_000;
const nothing: StoredDraft = { text: '', version: 0, isSaved: true };

/**
 * Every text is saved on top of the version that it was written on, one save after the other; the server refuses what is
 * not on top of the newest, so that a device that was away never overwrites what was written meanwhile.
 */
export function createDrafts(operatorId: string, kind: DraftKind): Drafts {
  const storage = createDraftStorage(operatorId, kind);
  const known = storage.readAll();
  const store = createStore<TextByConversation>(textsOf(known));
  const elsewhere = createStore<TextByConversation>({});
  const newerVersions = new Map<string, number>();
  const onTheirWay = new Map<string, string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const find = (lineUserId: string) => known.get(lineUserId) ?? nothing;
  const put = (lineUserId: string, draft: StoredDraft) => {
    known.set(lineUserId, draft);
    storage.write(lineUserId, draft);
    store.set((all) => withText(all, lineUserId, draft.text));
  };
  const saveSoon = (lineUserId: string, afterMs = saveAfterMs) => {
    clearTimeout(timers.get(lineUserId));
    timers.set(
      lineUserId,
      setTimeout(() => void save(lineUserId), afterMs),
    );
  };
  const settleConflict = (lineUserId: string) => {
    newerVersions.delete(lineUserId);
    elsewhere.set((all) => withText(all, lineUserId, ''));
  };

  async function save(lineUserId: string): Promise<void> {
    const { text, version: baseVersion, isSaved } = find(lineUserId);
    if (isSaved || onTheirWay.has(lineUserId) || newerVersions.has(lineUserId)) return;
    onTheirWay.set(lineUserId, text);
    try {
      const { draft } = await call(saveDraft, { lineUserId, kind, text, baseVersion });
      learn(draft);
      if (!find(lineUserId).isSaved) saveSoon(lineUserId);
    } catch (error) {
      const isRefused = error instanceof ApiProblem && !error.isTemporary && error.status !== 401;
      // Out of sight or longer than the server keeps: then it stays in this browser only.
      if (!isRefused) saveSoon(lineUserId, retryAfterMs);
    } finally {
      onTheirWay.delete(lineUserId);
    }
  }

  function learn({ lineUserId, text, version }: Draft): void {
    const here = find(lineUserId);
    if (version <= here.version) return;
    const isMine = onTheirWay.get(lineUserId) === text;
    if (text === here.text || here.isSaved) {
      put(lineUserId, { text, version, isSaved: true });
      settleConflict(lineUserId);
    } else if (isMine || text === '') {
      // Written on since, or nothing that could be lost: what is here is saved on top of it.
      put(lineUserId, { ...here, version });
      settleConflict(lineUserId);
      saveSoon(lineUserId);
    } else if (here.text === '') {
      put(lineUserId, { text, version, isSaved: true });
    } else {
      newerVersions.set(lineUserId, version);
      elsewhere.set((all) => withText(all, lineUserId, text));
    }
  }

  const flush = () => {
    for (const [lineUserId, { isSaved }] of known) if (!isSaved) void save(lineUserId);
  };
  return {
    store,
    elsewhere,
    learn,
    flush,
    write(lineUserId, text) {
      const here = find(lineUserId);
      if (here.text === text) return;
      put(lineUserId, { ...here, text, isSaved: false });
      saveSoon(lineUserId);
    },
    choose(lineUserId, which) {
      const here = find(lineUserId);
      const version = newerVersions.get(lineUserId) ?? here.version;
      const text = which === 'here' ? here.text : (elsewhere.get()[lineUserId] ?? here.text);
      settleConflict(lineUserId);
      put(lineUserId, { text, version, isSaved: which === 'elsewhere' });
      if (which === 'here') saveSoon(lineUserId);
    },
    versions: () => new Map([...known].map(([lineUserId, { version }]) => [lineUserId, version])),
    learnAll(drafts, knownBefore) {
      drafts.forEach(learn);
      const there = new Set(drafts.map(({ lineUserId }) => lineUserId));
      for (const [lineUserId, version] of knownBefore) {
        const here = find(lineUserId);
        // Sent or cleared on another device while this one was away.
        const isGone = here.isSaved && here.version === version && !there.has(lineUserId);
        if (isGone) put(lineUserId, { ...here, text: '' });
      }
      flush();
    },
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}

function withText(all: TextByConversation, lineUserId: string, text: string): TextByConversation {
  const { [lineUserId]: _, ...others } = all;
  return text === '' ? others : { ...others, [lineUserId]: text };
}

function textsOf(drafts: ReadonlyMap<string, StoredDraft>): TextByConversation {
  const written = [...drafts].filter(([, { text }]) => text !== '');
  return Object.fromEntries(written.map(([lineUserId, { text }]) => [lineUserId, text]));
}
