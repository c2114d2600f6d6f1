import { TextSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

interface SearchButtonProps {
  onOpen: () => void;
  /** The search was closed, and whoever came from here goes on from here. */
  takesFocus: boolean;
}

/** At the head of the list of conversations. */
export function SearchButton({ onOpen, takesFocus }: SearchButtonProps) {
  const { t } = useTranslation();
  return (
    <IconButton label={t('search.title')} onClick={onOpen} autoFocus={takesFocus}>
      <TextSearch aria-hidden />
    </IconButton>
  );
}
