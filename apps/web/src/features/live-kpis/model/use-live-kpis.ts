import type { LiveKpis } from '@jsk/contracts/analytics';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { liveKpisOptions } from '../api/live-kpis';
import { subscribe, unsubscribe } from './subscription';

const pollEveryMs = 30_000;

/** The live figures, pushed while this is on the screen; asked for now and then only while the socket is down. */
export function useLiveKpis(): UseQueryResult<LiveKpis> & { isPushed: boolean } {
  const { connection } = useLive();
  const client = useQueryClient();
  const state = useStore(connection.state);
  const [isRefused, setIsRefused] = useState(false);
  const isOnline = state === 'online';

  useEffect(
    () =>
      connection.listen('analytics_update', (news) =>
        client.setQueryData(liveKpisOptions.queryKey, (known) =>
          // An answer that took long is not put over what was told meanwhile.
          known && known.at > news.at ? known : news,
        ),
      ),
    [connection, client],
  );
  useEffect(() => {
    if (!isOnline) return;
    let isOver = false;
    subscribe(connection).then(
      () => !isOver && setIsRefused(false),
      () => !isOver && setIsRefused(true),
    );
    return () => {
      isOver = true;
      unsubscribe(connection);
    };
  }, [connection, isOnline]);

  const isPolled = isRefused || state === 'reconnecting' || state === 'offline';
  const query = useQuery({
    ...liveKpisOptions,
    enabled: isPolled,
    refetchInterval: isPolled ? pollEveryMs : false,
  });
  return { ...query, isPushed: !isPolled };
}
