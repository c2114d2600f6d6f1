import { TextSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

/** At the head of the list of conversations. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <IconButton label={t('search.title')} onClick={onOpen}>
      <TextSearch aria-hidden />
    </IconButton>
  );
}
