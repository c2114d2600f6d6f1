import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

const confirmForMs = 1_500;

export function CopyableId({ id, label }: { id: string; label: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), confirmForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 truncate" title={id}>
        {id}
      </span>
      <IconButton
        label={isCopied ? t('common.copied') : t('common.copy', { what: label })}
        size="tiny"
        className="-my-1"
        onClick={() => void navigator.clipboard.writeText(id).then(() => setCopied(true))}
      >
        {isCopied ? <Check aria-hidden className="text-accent" /> : <Copy aria-hidden />}
      </IconButton>
    </span>
  );
}
