import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../model/changes-of';

/** What was and what is, line under line, as a comparison of texts shows it. */
export function AuditChanges({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('admin');
  return (
    <ul aria-label={t('auditLog.changes')} className="flex flex-col gap-3">
      {changes.map(({ path, before, after }) => (
        <li key={path} className="min-w-0 text-[0.8125rem]">
          {path && <p className="mb-1 font-mono text-muted wrap-anywhere">{path}</p>}
          {before !== null && (
            <p className="flex items-start gap-2 rounded-t bg-danger-soft px-2 py-1 last:rounded-b">
              <Minus role="img" aria-label={t('auditLog.before')} className="mt-1 size-3.5 shrink-0" />
              <del dir="auto" className="min-w-0 whitespace-pre-wrap no-underline wrap-anywhere">
                {before}
              </del>
            </p>
          )}
          {after !== null && (
            <p className="flex items-start gap-2 rounded-b bg-status-active-soft px-2 py-1 first:rounded-t">
              <Plus role="img" aria-label={t('auditLog.after')} className="mt-1 size-3.5 shrink-0" />
              <ins dir="auto" className="min-w-0 whitespace-pre-wrap no-underline wrap-anywhere">
                {after}
              </ins>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
