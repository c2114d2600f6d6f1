import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';

export function LogTime({ at }: { at: string }): ReactNode {
  const time = new Date(at).toLocaleTimeString('th-TH', { hour12: false });
  return (
    <time className="log-time number" dateTime={at}>
      {time}
    </time>
  );
}

export function StatusChip({ status }: { status: number | null }): ReactNode {
  const { t } = usePreferences();
  const kind = status === null || status >= 400 ? 'bad' : 'good';
  return (
    <span className="status number" data-kind={kind}>
      {status ?? t('noAnswer')}
    </span>
  );
}

/** A body as it was sent, in lines where it is JSON; some faults send what is not. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The path without what every call has in common, ids shortened. */
export function shortPath(path: string): string {
  return path.replace('/v2/bot/', '').replace(/([UCR][0-9a-f]{5})[0-9a-f]{27}/, '$1…');
}
