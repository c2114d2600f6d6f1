import { Slot } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';

interface LazyOverlayProps {
  kind: 'menu' | 'dialog';
  /** One element that takes a ref and a button's events. */
  trigger: ReactElement;
  preload: () => Promise<unknown>;
  /** The same trigger with what it opens, open from the beginning; rendered only after it is loaded. */
  children: ReactNode;
}

/** A trigger whose menu or popover is loaded when somebody comes near it. */
export function LazyOverlay({ kind, trigger, preload, children }: LazyOverlayProps) {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  if (isWanted) return children;
  const prepare = () => void preload().catch(() => undefined);
  const open = () =>
    void preload().then(
      () => setWanted(true),
      () => toast.error(t('pane.crashed')),
    );
  return (
    <Slot.Root
      aria-haspopup={kind}
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={open}
      onKeyDown={({ key }) => kind === 'menu' && key === 'ArrowDown' && open()}
    >
      {trigger}
    </Slot.Root>
  );
}
