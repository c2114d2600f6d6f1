import { type LineChannel, updateLineChannel } from '@jsk/contracts/line-channel';
import { useState } from 'react';
import { ApiProblem } from '@/lib/api-problem';
import { useUpdateChannel } from '../api/line-channel';

type Fields = Record<'channelSecret' | 'channelAccessToken', string>;

/** Why a field cannot be stored. */
type FieldError = 'secretShape' | 'tokenShape' | 'tokenRefused';

const nothing: Fields = { channelSecret: '', channelAccessToken: '' };

/**
 * What is typed into the form, and what comes of storing it. LINE may not be there to ask about a token: then
 * `isInDoubt` is true until the operator insists or gives up.
 */
export function useCredentialsForm(
  before: LineChannel,
  onSaved: (before: LineChannel, after: LineChannel) => void,
) {
  const [fields, setFields] = useState(nothing);
  const [errors, setErrors] = useState<Partial<Record<keyof Fields, FieldError>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isInDoubt, setInDoubt] = useState(false);
  const update = useUpdateChannel();

  const reset = () => {
    setFields(nothing);
    setErrors({});
    setFailure(null);
    setInDoubt(false);
  };

  const onError = (error: unknown) => {
    const isAt = (path: string) =>
      error instanceof ApiProblem && error.errors.some((one) => one.path === path);
    if (isAt('channelAccessToken')) setErrors({ channelAccessToken: 'tokenRefused' });
    else if (error instanceof ApiProblem && error.code === 'line_unreachable') setInDoubt(true);
    else setFailure(error);
  };

  function save({ force }: { force: boolean }) {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
    const parsed = updateLineChannel.input.safeParse({ ...given, force });
    const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
    setFailure(null);
    setInDoubt(false);
    setErrors({
      ...(wrong.has('channelSecret') && { channelSecret: 'secretShape' }),
      ...(wrong.has('channelAccessToken') && { channelAccessToken: 'tokenShape' }),
    });
    if (!parsed.success) return;
    update.mutate(parsed.data, {
      onError,
      onSuccess: (after) => {
        reset();
        onSaved(before, after);
      },
    });
  }

  return {
    fields,
    errors,
    failure,
    isInDoubt,
    hasChanged: Object.values(fields).some((value) => value.trim() !== ''),
    isSaving: update.isPending,
    change: (changes: Partial<Fields>) => setFields({ ...fields, ...changes }),
    save,
    reset,
    giveUp: () => setInDoubt(false),
  };
}
