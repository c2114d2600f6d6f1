import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

/** The same list as typing `/`, for those who do not know it yet. */
export function CannedButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <IconButton label={`${t('composer.canned')} (/)`} side="top" onClick={onClick}>
      <Zap aria-hidden />
    </IconButton>
  );
}
