import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { PaneBoundary } from '@/components/pane-boundary';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { LiveKpisStrip } from '@/features/live-kpis/components/live-kpis-strip';
import { QueuePage } from '@/features/queue/components/queue-page';
import { useOpenChat } from './use-open-chat';

/** Everybody who waits for a person, longest first. */
export function QueueRoute() {
  const { t } = useTranslation();
  const attention = useAttention();
  useAttentionTitle(t('queue.title'), attention);
  const openChat = useOpenChat();
  return (
    <AppShell title={t('queue.title')} attention={attention} hideBottomBar={false}>
      <PaneBoundary>
        <QueuePage onOpenChat={openChat} head={<LiveKpisStrip />} />
      </PaneBoundary>
    </AppShell>
  );
}
