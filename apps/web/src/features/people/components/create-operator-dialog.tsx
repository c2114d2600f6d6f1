import { type OperatorProfile, peopleLimits, usernamePattern } from '@jsk/contracts/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { collectProblems, type FieldProblem, textProblem } from '@/lib/field-problem';
import { useFormDialog } from '@/lib/use-form-dialog';
import { useCreateOperator } from '../api/people';
import { type OperatorDetails, OperatorFields, problemsOfDetails } from './operator-fields';

interface CreateOperatorDialogProps {
  /** Gets the only copy of the password that was made. */
  onCreated: (operator: OperatorProfile, password: string | null) => void;
  onClose: () => void;
}

const nobodyYet: OperatorDetails = { displayName: '', role: 'AGENT', capacity: 5, skillIds: [] };

function usernameProblem(username: string): FieldProblem | null {
  const problem = textProblem(username, peopleLimits.username);
  return problem ?? (usernamePattern.test(username.trim()) ? null : { kind: 'other' });
}

export function CreateOperatorDialog({ onCreated, onClose }: CreateOperatorDialogProps) {
  const { t } = useTranslation('admin');
  const create = useCreateOperator();
  const [username, setUsername] = useState('');
  const [details, setDetails] = useState(nobodyYet);
  const wrongName = usernameProblem(username);
  const { textOf, dialog } = useFormDialog({
    problems: new Map([...collectProblems([['username', wrongName]]), ...problemsOfDetails(details)]),
    isTouched: false,
    save: create,
    input: { ...details, username: username.trim(), displayName: details.displayName.trim() },
    uniqueField: 'username',
    success: t('people.done.created', { name: details.displayName.trim() }),
    onSaved: ({ temporaryPassword, ...operator }) => onCreated(operator, temporaryPassword),
    onClose,
  });
  const said = textOf('username');
  const hint = t('people.operators.usernameHint');
  return (
    <FormDialog
      {...dialog}
      title={t('people.operators.addTitle')}
      description={t('people.operators.addText')}
      submitLabel={t('people.operators.add')}
    >
      <FormField
        label={t('people.operators.username')}
        hint={hint}
        error={said && wrongName?.kind === 'other' ? hint : said}
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={username}
            onChange={({ target }) => {
              create.reset();
              setUsername(target.value);
            }}
          />
        )}
      </FormField>
      <OperatorFields
        details={details}
        textOf={textOf}
        onChange={(change) => {
          create.reset();
          setDetails((known) => ({ ...known, ...change }));
        }}
      />
    </FormDialog>
  );
}
