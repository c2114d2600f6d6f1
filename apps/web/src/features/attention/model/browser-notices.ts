import { attentionPreferences } from './attention-preferences';
import type { ConsoleTabs } from './console-tabs';

interface Notice {
  lineUserId: string;
  /** The message to go to, where it is about one. */
  messageId: string | undefined;
  title: string;
  /** What happened. */
  text: string;
  /** The same without what customers and colleagues wrote. */
  discreetText: string;
}

export interface BrowserNotices {
  /** Shows it beside the browser while no tab of the console has the focus; a newer one of the conversation replaces it. */
  show(notice: Notice): void;
  /** It is read or taken: nobody has to be told any more. */
  close(lineUserId: string): void;
  stop(): void;
}

export function createBrowserNotices(
  tabs: ConsoleTabs,
  onOpen: (lineUserId: string, messageId?: string) => void,
): BrowserNotices {
  const shown = new Map<string, Notification>();
  const close = (lineUserId: string) => {
    shown.get(lineUserId)?.close();
    shown.delete(lineUserId);
  };
  const stopWatching = tabs.sight.subscribe(() => {
    const lineUserId = tabs.sight.get()?.lineUserId;
    if (lineUserId) close(lineUserId);
  });
  return {
    show({ lineUserId, messageId, title, text, discreetText }) {
      const { notifies, notifiesWithText } = attentionPreferences.get();
      if (!notifies || !tabs.speaksForAll() || tabs.sight.get() !== null) return;
      const notification = createNotification(title, {
        body: notifiesWithText ? text : discreetText,
        tag: lineUserId,
        // The console has sounds of its own.
        silent: true,
      });
      if (!notification) return;
      notification.onclick = () => {
        window.focus();
        onOpen(lineUserId, messageId);
        close(lineUserId);
      };
      shown.set(lineUserId, notification);
    },
    close,
    stop() {
      stopWatching();
      [...shown.keys()].forEach(close);
    },
  };
}

/** Whether the browser can show any, and whether it may. */
export function noticePermission(): NotificationPermission | 'unsupported' {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

function createNotification(title: string, options: NotificationOptions): Notification | null {
  if (noticePermission() !== 'granted') return null;
  try {
    return new Notification(title, options);
  } catch {
    // Chrome on Android has the constructor and refuses it.
    return null;
  }
}
