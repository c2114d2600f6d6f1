import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceSwitches } from './appearance-switches';

interface EntranceFrameProps {
  title: string;
  /** What is to be done here, in a sentence. */
  text: string;
  children: ReactNode;
}

/** The frame of every page in front of the console: one narrow column, and how it looks. */
export function EntranceFrame({ title, text, children }: EntranceFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('common.productName')}`;
  }, [t, title]);
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)]">
      <header className="flex justify-end py-4">
        <AppearanceSwitches />
      </header>
      <main className="m-auto w-full max-w-88 pb-[12vh]">
        <img src="/favicon.svg" alt="" className="mb-6 size-11" />
        <p className="font-medium text-muted">{t('common.productName')}</p>
        <h1 className="mt-0.5 text-2xl font-semibold">{title}</h1>
        <p className="mt-1 mb-8 text-pretty text-muted">{text}</p>
        {children}
      </main>
    </div>
  );
}
