import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { capped } from '@/lib/capped';
import { showCountOnIcon } from './page-icon';

/** Names the page on the tab of the browser, with the number of chats that want this operator; the icon has it, too. */
export function useAttentionTitle(
  page: string,
  { waiting, unread }: { waiting: number; unread: number },
): void {
  const { t } = useTranslation();
  const total = waiting + unread;
  useEffect(() => {
    const title = `${page} · ${t('common.productName')}`;
    document.title = total > 0 ? `(${capped(total)}) ${title}` : title;
  }, [t, page, total]);
  useEffect(() => {
    showCountOnIcon(total);
    // Where nobody is signed in, nothing is counted.
    return () => showCountOnIcon(0);
  }, [total]);
}
