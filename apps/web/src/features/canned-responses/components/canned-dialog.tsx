import { type CannedResponse, cannedLimits } from '@jsk/contracts/canned-responses';
import { fillVariables } from '@jsk/contracts/canned-variables';
import { isAdministrator } from '@jsk/contracts/roles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { CannedParts } from '@/components/canned-parts';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { refusedFields } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useStoreCanned } from '../api/canned-responses';
import {
  type CannedDraft,
  type CannedProblem,
  draftOf,
  inputOf,
  partsOf,
  problemsOf,
} from '../model/canned-draft';
import { PartFields } from './part-fields';

interface CannedDialogProps {
  /** As it was when the dialog was opened; null for a new one. */
  response: CannedResponse | null;
  /** Those there are already, to be chosen again. */
  categories: readonly string[];
  onClose: () => void;
}

export function CannedDialog({ response, categories, onClose }: CannedDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { user } = useLive();
  const store = useStoreCanned();
  const mayWriteForTeam = isAdministrator(user.role);
  const [draft, setDraft] = useState(() => draftOf(response, mayWriteForTeam ? 'team' : 'personal'));
  const [wasSubmitted, setSubmitted] = useState(false);
  const found = problemsOf(draft);
  const refused = refusedFields(store.error, 'shortcut');
  const problemOf = useCannedProblemText(wasSubmitted ? (found.size > 0 ? found : refused) : new Map());
  const listId = useId();

  const change = (part: Partial<CannedDraft>) => {
    store.reset();
    setDraft({ ...draft, ...part });
  };

  function submit(): boolean {
    setSubmitted(true);
    if (found.size > 0 || draft.parts.length === 0) return false;
    const onSuccess = () => {
      toast.success(t('shell.saved'));
      onClose();
    };
    store.mutate({ id: response?.id ?? null, input: inputOf(draft) }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t(response ? 'cannedResponses.editTitle' : 'cannedResponses.newTitle')}
      isSaving={store.isPending}
      failure={store.error && refused.size === 0 ? problemText(tCommon, store.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField
        label={t('cannedResponses.shortcut')}
        hint={t('cannedResponses.shortcutHint', { shortcut: draft.shortcut.trim() || 'hi' })}
        error={problemOf('shortcut')}
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={cannedLimits.shortcut}
            value={draft.shortcut}
            onChange={({ target }) => change({ shortcut: target.value.replace(/^\//, '') })}
          />
        )}
      </FormField>
      <FormField label={t('cannedResponses.name')} error={problemOf('title')}>
        {(field) => (
          <Input
            {...field}
            maxLength={cannedLimits.title}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        )}
      </FormField>
      <FormField label={t('cannedResponses.columns.category')} error={problemOf('category')}>
        {(field) => (
          <>
            <Input
              {...field}
              list={listId}
              maxLength={cannedLimits.category}
              value={draft.category}
              onChange={({ target }) => change({ category: target.value })}
            />
            <datalist id={listId}>
              {categories.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      {mayWriteForTeam && (
        <FormField label={t('cannedResponses.scope')} hint={t('cannedResponses.scopeHint')}>
          {(field) => (
            <Select
              {...field}
              value={draft.scope}
              onChange={({ target }) => change({ scope: target.value === 'team' ? 'team' : 'personal' })}
            >
              <option value="team">{t('cannedResponses.scopes.team')}</option>
              <option value="personal">{t('cannedResponses.scopes.personal')}</option>
            </Select>
          )}
        </FormField>
      )}
      <PartFields parts={draft.parts} problemOf={problemOf} onChange={(parts) => change({ parts })} />
      <Preview draft={draft} />
    </FormDialog>
  );
}

/** As a customer would get it, with samples for what differs from one to the other. */
function Preview({ draft }: { draft: CannedDraft }) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const parts = partsOf(draft);
  if (parts.length === 0) return null;
  const values = {
    'customer.name': t('cannedResponses.samples.customer'),
    'operator.name': user.displayName,
    'business.hours': t('cannedResponses.samples.hours'),
    'next.opening': t('cannedResponses.samples.opening'),
    today: t('cannedResponses.samples.today'),
  };
  const filled = parts.map((part) =>
    part.type === 'text' ? { ...part, text: fillVariables(part.text, values) } : part,
  );
  return (
    <section aria-label={t('cannedResponses.preview')} className="rounded-xl bg-sunken p-3">
      <h3 className="mb-2 text-xs text-muted">{t('cannedResponses.preview')}</h3>
      <CannedParts parts={filled} />
    </section>
  );
}

function useCannedProblemText(
  problems: ReadonlyMap<string, CannedProblem>,
): (path: string) => string | undefined {
  const { t } = useTranslation('admin');
  return (path) => {
    const problem = problems.get(path);
    if (!problem) return undefined;
    switch (problem.kind) {
      case 'badShortcut':
      case 'badNumber':
      case 'missingImage':
        return t(`cannedResponses.problems.${problem.kind}`);
      case 'unknownVariable':
        return t('cannedResponses.problems.unknownVariable', {
          name: problem.name,
          position: problem.position + 1,
        });
      default:
        return t(`shell.problems.${problem.kind}`, { ...problem });
    }
  };
}
