import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What acts and things are called. Those of another version, which have no words, keep their names. */
export function useAuditWords() {
  const { t } = useTranslation('admin');
  return useMemo(() => {
    const actions: Words = t('auditLog.actions', { returnObjects: true });
    const subjects: Words[string] = t('auditLog.subjects', { returnObjects: true });
    return {
      actionName: (action: string) => {
        const [group = '', act = ''] = action.split('.');
        return actions[group]?.[act] ?? action;
      },
      subjectKind: (kind: string) => subjects[kind] ?? kind,
    };
  }, [t]);
}
