import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

const confirmForMs = 1_500;

interface CopyButtonProps {
  text: string;
  /** What is copied, for screen readers and the tooltip. */
  label: string;
  className?: string;
}

/** Copies a text and says for a moment that it did. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), confirmForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <IconButton
      label={isCopied ? t('common.copied') : t('common.copy', { what: label })}
      size="tiny"
      className={className}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? <Check aria-hidden className="text-accent" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
