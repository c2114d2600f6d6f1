import type { LineChannel } from '@jsk/contracts/line-channel';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { FormField } from '@/components/form-field';
import { SaveBar } from '@/components/save-bar';
import { Input } from '@/components/ui/input';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useCredentialsForm } from '../model/use-credentials-form';
import { AdminSection } from '@/components/admin-section';
import { ForgetCredentials } from './forget-credentials';

interface CredentialsFormProps {
  channel: LineChannel;
  onSaved: () => void;
}

/** Secrets go in here and are never shown. */
export function CredentialsForm({ channel, onSaved }: CredentialsFormProps) {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const { exactTime } = useFormats();
  const form = useCredentialsForm(channel, (before, after) => {
    toast.success(tAdmin('channel.credentials.saved'));
    if (before.account && after.account && before.account.lineUserId !== after.account.lineUserId) {
      const names = { before: before.account.displayName, after: after.account.displayName };
      toast.warning(tAdmin('channel.credentials.otherAccount', names), { duration: 20_000 });
    }
    onSaved();
  });
  const { channelSecret, channelAccessToken } = channel;

  const sourceOf = ({ source, ending, changedAt }: LineChannel['channelAccessToken']) =>
    tAdmin(`channel.credentials.sources.${source}`, {
      ending: `••••${ending}`,
      time: changedAt ? exactTime(new Date(changedAt)) : '',
    });
  const errorText = (error: 'secretShape' | 'tokenShape' | 'tokenRefused' | undefined) =>
    error && tAdmin(`channel.credentials.${error}`);
  const previousUntil = channelSecret.previousValidUntil;

  return (
    <AdminSection title={tAdmin('channel.credentials.title')} hint={tAdmin('channel.credentials.hint')}>
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          form.save({ force: false });
        }}
      >
        {form.failure !== null && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {problemText(t, form.failure)}
          </p>
        )}
        <FormField
          label={tAdmin('channel.credentials.secret')}
          error={errorText(form.errors.channelSecret)}
          hint={tAdmin('channel.credentials.secretHint')}
        >
          {(field) => (
            <SecretInput
              {...field}
              source={sourceOf(channelSecret)}
              value={form.fields.channelSecret}
              onChange={(value) => form.change({ channelSecret: value })}
            />
          )}
        </FormField>
        {previousUntil && (
          <p className="-mt-3 text-[0.8125rem] text-muted">
            {tAdmin('channel.credentials.previousValid', { time: exactTime(new Date(previousUntil)) })}
          </p>
        )}
        <FormField
          label={tAdmin('channel.credentials.token')}
          error={errorText(form.errors.channelAccessToken)}
          hint={tAdmin('channel.credentials.tokenHint')}
        >
          {(field) => (
            <SecretInput
              {...field}
              source={sourceOf(channelAccessToken)}
              value={form.fields.channelAccessToken}
              onChange={(value) => form.change({ channelAccessToken: value })}
            />
          )}
        </FormField>
        <ForgetCredentials channel={channel} />
        {form.hasChanged && <SaveBar isSaving={form.isSaving} onDiscard={form.reset} />}
      </form>
      <ConfirmDialog
        open={form.isInDoubt}
        question={tAdmin('channel.credentials.forceTitle')}
        text={tAdmin('channel.credentials.forceText')}
        confirm={tAdmin('channel.credentials.force')}
        isPending={form.isSaving}
        onConfirm={() => form.save({ force: true })}
        onCancel={form.giveUp}
      />
    </AdminSection>
  );
}

interface SecretInputProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  /** Where the present one comes from, and how it ends. */
  source: string;
  value: string;
  onChange: (value: string) => void;
}

function SecretInput({ source, onChange, ...field }: SecretInputProps) {
  return (
    <>
      <Input
        {...field}
        type="password"
        // Not a password of this person, so that no browser offers one or keeps this one.
        autoComplete="new-password"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="text-[0.8125rem]">{source}</p>
    </>
  );
}
