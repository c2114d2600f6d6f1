import type { MessagePayload } from '@jsk/contracts/messages';
import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';

type Location = Extract<MessagePayload, { kind: 'location' }>;

export function LocationBody({ location }: { location: Location }) {
  const { t } = useTranslation();
  const { latitude, longitude, title, address } = location;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <div className="flex w-72 max-w-full gap-3 px-3.5 py-3">
      <MapPin aria-hidden className="mt-1 size-5 shrink-0 text-status-waiting" />
      <div className="min-w-0 text-[0.8125rem]">
        <p dir="auto" className="text-[0.9375rem] font-medium wrap-anywhere">
          {title ?? t('media.location')}
        </p>
        {address && (
          <p dir="auto" className="wrap-anywhere text-muted">
            {address}
          </p>
        )}
        <p className="text-muted tabular-nums">
          {latitude.toFixed(5)}, {longitude.toFixed(5)}
        </p>
        <a
          href={map}
          target="_blank"
          rel="noreferrer"
          className="mt-1 inline-block font-medium text-accent underline underline-offset-2 hover:no-underline"
        >
          {t('media.openMap')}
        </a>
      </div>
    </div>
  );
}
