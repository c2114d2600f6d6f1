import { type Settings, settingsLimits } from '@jsk/contracts/settings';
import {
  collectProblems,
  type FieldProblem,
  type FieldProblems,
  numberProblem,
  textProblem,
} from '@/lib/field-problem';

type Found = [path: string, problem: FieldProblem | null];

/** How long a text may be. */
export function lengthLimitOf(field: keyof Settings['customerTexts']): number {
  return field === 'acknowledge' ? settingsLimits.acknowledge : settingsLimits.customerText;
}

/** What the API would refuse, known while it is typed. */
export function problemsIn(settings: Settings): FieldProblems {
  return collectProblems([
    ...Object.entries(settings.customerTexts).map(([field, text]): Found => {
      const max = lengthLimitOf(field as keyof Settings['customerTexts']);
      return [`customerTexts.${field}`, textProblem(text, max)];
    }),
    ...numberProblems(settings, 'messaging'),
    ...numberProblems(settings, 'bot'),
    ...numberProblems(settings, 'routing'),
    ...numberProblems(settings, 'sessions'),
    ...numberProblems(settings, 'survey'),
    ...numberProblems(settings, 'sla'),
    ...numberProblems(settings, 'targets'),
    ...surveyTextProblems(settings.survey),
    ...numberProblems(settings, 'retention'),
    ...numberProblems(settings, 'security'),
    ...messageAgeProblems(settings.retention),
    ...warningProblems(settings.sessions),
    ...signOutProblems(settings.security),
    ...commandProblems(settings.sessions),
    ...reasonProblems(settings.sessions),
  ]);
}

function numberProblems(settings: Settings, section: keyof Settings): Found[] {
  return Object.entries(settings[section]).flatMap(([field, value]): Found[] =>
    typeof value === 'number' ? [[`${section}.${field}`, numberProblem(value, rangeOf(field))]] : [],
  );
}

/** Fields without a range of their own are the ages of files. */
function rangeOf(field: string): { min: number; max: number } {
  const limit = Object.entries(settingsLimits).find(([name]) => name === field)?.[1];
  return typeof limit === 'object' ? limit : settingsLimits.retentionDays;
}

function surveyTextProblems(survey: Settings['survey']): Found[] {
  const {
    isOn: _on,
    delayMinutes: _delay,
    expiryHours: _expiry,
    cost: _cost,
    asksForComment: _asks,
    ...texts
  } = survey;
  return Object.entries(texts).map(([field, text]): Found => {
    return [`survey.${field}`, textProblem(text, settingsLimits.customerText)];
  });
}

/** Shorter than a month is a slip of the finger, and what is gone is gone. */
function messageAgeProblems({ messageDays }: Settings['retention']): Found[] {
  if (messageDays === 0 || messageDays >= 30) return [];
  return [['retention.messageDays', { kind: 'outOfRange', min: 30, max: settingsLimits.messageDays.max }]];
}

/** A warning that is due before the chat has been silent at all could never be kept. */
function warningProblems({ closeAfterMinutes, warnBeforeMinutes }: Settings['sessions']): Found[] {
  const isPossible = closeAfterMinutes === 0 || warnBeforeMinutes < closeAfterMinutes;
  if (isPossible || warnBeforeMinutes === 0) return [];
  return [['sessions.warnBeforeMinutes', { kind: 'outOfRange', min: 0, max: closeAfterMinutes - 1 }]];
}

function signOutProblems({ sessionTimeoutMinutes, sessionWarningMinutes }: Settings['security']): Found[] {
  if (sessionTimeoutMinutes === 0 || sessionWarningMinutes < sessionTimeoutMinutes) return [];
  const { min } = settingsLimits.sessionWarningMinutes;
  const max = Math.max(min, sessionTimeoutMinutes - 1);
  return [['security.sessionWarningMinutes', { kind: 'outOfRange', min, max }]];
}

/** Where a reason must be chosen there has to be one. */
function reasonProblems({ closing, closingReasons }: Settings['sessions']): Found[] {
  const isPossible = closing !== 'reason' || closingReasons.some(({ isActive }) => isActive);
  const tooLong = closingReasons
    .map(({ text }) => textProblem(text, settingsLimits.closingReason))
    .find(Boolean);
  const problem: FieldProblem | null = isPossible ? (tooLong ?? null) : { kind: 'required' };
  return [['sessions.closingReasons', problem]];
}

function commandProblems({
  leaveQueueCommands,
  endChatCommands,
  continueCommands,
}: Settings['sessions']): Found[] {
  return Object.entries({ leaveQueueCommands, endChatCommands, continueCommands }).flatMap(
    ([field, commands]) =>
      commands.map((command, index): Found => [
        `sessions.${field}.${index}`,
        textProblem(command, settingsLimits.command),
      ]),
  );
}
