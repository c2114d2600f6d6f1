import { LayoutTemplate } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

interface FlexBodyProps {
  contents: unknown;
  altText: string;
}

// Loaded with the first card. Where that fails the words are still there.
const FlexView = lazy(() =>
  import('@/components/flex-view').then(
    ({ FlexView }) => ({ default: FlexView }),
    () => ({ default: AltText }),
  ),
);

/** A card as the customer sees it, on the ground of whoever sent it. */
export function FlexBody({ contents, altText }: FlexBodyProps) {
  const { t } = useTranslation();
  const card = { contents, altText: altText || t('media.card') };
  return (
    <div className="max-w-full p-1.5">
      <Suspense fallback={<AltText {...card} />}>
        <FlexView {...card} />
      </Suspense>
    </div>
  );
}

function AltText({ altText }: FlexBodyProps) {
  const { t } = useTranslation();
  return (
    <div className="flex items-start gap-2.5 px-2 py-1">
      <LayoutTemplate aria-label={t('media.card')} className="mt-1 size-4 shrink-0 text-muted" />
      <p dir="auto" className="min-w-0 wrap-anywhere whitespace-pre-wrap">
        {altText}
      </p>
    </div>
  );
}
