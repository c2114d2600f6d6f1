import { type Settings, settingsLimits } from '@jsk/contracts/settings';

export type SettingProblem =
  | { readonly kind: 'required' | 'other' }
  | { readonly kind: 'tooLong'; readonly used: number; readonly max: number }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number };

/** What is wrong, by the path that the API uses for the field, too. */
export type SettingProblems = ReadonlyMap<string, SettingProblem>;

/** How long a text may be. */
export function lengthLimitOf(field: keyof Settings['customerTexts']): number {
  return field === 'acknowledge' ? settingsLimits.acknowledge : settingsLimits.customerText;
}

/** What the API would refuse, known while it is typed. */
export function problemsIn({ customerTexts, messaging, retention }: Settings): SettingProblems {
  const { coalesceWindowMs, typingHoldSeconds, noticeHoldSeconds, retentionDays } = settingsLimits;
  const found: [string, SettingProblem | null][] = [
    ...Object.entries(customerTexts).map(([field, text]): [string, SettingProblem | null] => [
      `customerTexts.${field}`,
      textProblem(text, lengthLimitOf(field as keyof Settings['customerTexts'])),
    ]),
    ['messaging.coalesceWindowMs', numberProblem(messaging.coalesceWindowMs, coalesceWindowMs)],
    ['messaging.typingHoldSeconds', numberProblem(messaging.typingHoldSeconds, typingHoldSeconds)],
    ['messaging.noticeHoldSeconds', numberProblem(messaging.noticeHoldSeconds, noticeHoldSeconds)],
    ...Object.entries(retention).map(([field, days]): [string, SettingProblem | null] => [
      `retention.${field}`,
      numberProblem(days, retentionDays),
    ]),
  ];
  return new Map(found.filter((entry): entry is [string, SettingProblem] => entry[1] !== null));
}

function textProblem(text: string, max: number): SettingProblem | null {
  const used = text.trim().length;
  if (used === 0) return { kind: 'required' };
  return used > max ? { kind: 'tooLong', used, max } : null;
}

/** @param number not a number when the field is empty */
function numberProblem(number: number, { min, max }: { min: number; max: number }): SettingProblem | null {
  return Number.isInteger(number) && number >= min && number <= max ? null : { kind: 'outOfRange', min, max };
}
