import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEndpoints } from '@jsk/contracts/all-endpoints';
import { type AuditAction, auditActions } from '@jsk/contracts/audit-actions';
import { clientEvents } from '@jsk/contracts/socket-events';

const libraries = join(__dirname, '../../..');

/** Under which action each act stands in the log. */
const recorded: Record<string, AuditAction | readonly AuditAction[]> = {
  dismissAlert: 'alert.dismissed',
  exportAuditLog: 'audit_log.exported',
  exportOperatorFigures: 'report.exported',
  exportSessions: 'report.exported',
  signIn: ['auth.signed_in', 'auth.sign_in_failed', 'auth.sign_in_refused'],
  verifyMfa: ['auth.signed_in', 'auth.mfa_failed', 'auth.recovery_code_used'],
  changePassword: 'auth.password_changed',
  confirmMfaEnrolment: 'auth.mfa_enabled',
  renewRecoveryCodes: 'auth.recovery_codes_renewed',
  disableMfa: 'auth.mfa_disabled',
  endSignInSession: 'auth.sign_in_ended',
  signOut: 'auth.signed_out',
  signOutEverywhere: 'auth.signed_out_everywhere',
  openJobDashboard: 'job_dashboard.opened',
  createIntent: 'intent.created',
  updateIntent: 'intent.updated',
  deleteIntent: 'intent.deleted',
  createAutoReply: 'auto_reply.created',
  updateAutoReply: 'auto_reply.updated',
  deleteAutoReply: 'auto_reply.deleted',
  createReplyObject: 'reply_object.created',
  updateReplyObject: 'reply_object.updated',
  deleteReplyObject: 'reply_object.deleted',
  updateBusinessHours: 'business_hours.updated',
  overrideBusinessHours: 'business_hours.overridden',
  endBusinessHoursOverride: 'business_hours.override_ended',
  createBusinessDay: 'business_day.created',
  updateBusinessDay: 'business_day.updated',
  deleteBusinessDay: 'business_day.deleted',
  importHolidays: 'business_hours.holidays_imported',
  createCannedResponse: 'canned_response.created',
  updateCannedResponse: 'canned_response.updated',
  deleteCannedResponse: 'canned_response.deleted',
  bulkAssign: ['session.assigned', 'session.transferred'],
  bulkTag: ['customer.tagged', 'customer.untagged'],
  bulkClose: 'session.closed',
  startConversation: 'session.created',
  claimConversation: 'session.claimed',
  closeConversation: 'session.closed',
  transferConversation: 'session.transferred',
  assignConversation: 'session.assigned',
  snoozeConversation: 'session.snoozed',
  wakeConversation: 'session.woken',
  changeChatMode: 'conversation.mode_changed',
  exportConversationCsv: 'conversation.exported',
  exportConversationPdf: 'conversation.exported',
  sendMessage: 'message.sent',
  sendSticker: 'message.sent',
  sendMedia: 'message.sent',
  sendUpload: 'message.sent',
  sendCannedPicture: 'message.sent',
  retryMessage: 'message.retried',
  confirmMessage: 'message.confirmed',
  scheduleMessage: 'scheduled_message.created',
  updateScheduledMessage: 'scheduled_message.updated',
  cancelScheduledMessage: 'scheduled_message.cancelled',
  sendScheduledMessage: 'message.sent',
  markAsReadAtLine: 'customer.marked_as_read',
  writeNote: 'note.written',
  changeNote: 'note.changed',
  withdrawNote: 'note.withdrawn',
  createCustomerField: 'customer_field.created',
  updateCustomerField: 'customer_field.changed',
  deleteCustomerField: 'customer_field.deleted',
  writeCustomerField: 'customer.field_written',
  barCustomer: 'customer.barred',
  exportPersonalData: 'customer.data_exported',
  eraseCustomer: 'customer.erased',
  unbarCustomer: 'customer.unbarred',
  tagCustomers: ['tag.put_on_many', 'tag.taken_off_many'],
  createTag: 'tag.created',
  updateTag: 'tag.updated',
  deleteTag: 'tag.deleted',
  mergeTags: 'tag.merged',
  tagCustomer: 'customer.tagged',
  untagCustomer: 'customer.untagged',
  createHandoffKeyword: 'handoff_keyword.created',
  updateHandoffKeyword: 'handoff_keyword.changed',
  deleteHandoffKeyword: 'handoff_keyword.deleted',
  updateLineChannel: 'line_channel.credentials_changed',
  forgetLineChannel: 'line_channel.credentials_forgotten',
  resumeLineChannel: 'line_channel.resumed',
  setLineWebhook: 'line_channel.webhook_set',
  testLineChannel: 'line_channel.tested',
  createRichMenu: 'rich_menu.created',
  updateRichMenu: 'rich_menu.updated',
  deleteRichMenu: 'rich_menu.deleted',
  duplicateRichMenu: 'rich_menu.created',
  publishRichMenu: 'rich_menu.published',
  unpublishRichMenu: 'rich_menu.unpublished',
  uploadRichMenuImage: 'rich_menu.image_uploaded',
  removeRichMenuImage: 'rich_menu.image_removed',
  createSavedView: 'saved_view.created',
  updateSavedView: 'saved_view.updated',
  deleteSavedView: 'saved_view.deleted',
  updateSettings: 'settings.changed',
  createSkill: 'skill.created',
  updateSkill: 'skill.renamed',
  deleteSkill: 'skill.deleted',
  createOperator: 'operator.created',
  updateOperator: ['operator.updated', 'operator.switched_off', 'operator.switched_on'],
  deleteOperator: 'operator.deleted',
  resetOperatorPassword: 'operator.password_reset',
  resetOperatorMfa: 'operator.mfa_reset',
  signOutOperator: 'operator.signed_out',
  updateTelegram: 'telegram.changed',
  testTelegram: 'telegram.tested',
  send_message: 'message.sent',
  claim_session: 'session.claimed',
  close_session: 'session.closed',
  transfer_session: 'session.transferred',
};

/** What is not in the log, and why. */
const personal = 'is how the operator alone sees the conversation; nobody else notices';
const changesNothing = 'only looks';
const partOfAnother = 'has no effect until it is used, and using it is recorded';
const ephemeral = 'is over when the connection is';

const exceptions: Record<string, string> = {
  refreshSession:
    'goes on with a sign-in that is recorded; a token that comes back is recorded as auth.token_reused',
  markConversationRead: personal,
  markConversationUnread: personal,
  bulkRead: personal,
  mark_read: personal,
  seeMentions: personal,
  pinConversation: personal,
  unpinConversation: personal,
  saveDraft: personal,
  refreshProfile: 'takes over what LINE says, as happens by itself every day',
  testBot: changesNothing,
  previewRichMenu: changesNothing,
  beginMfaEnrolment: partOfAnother,
  uploadFile: partOfAnother,
  uploadCannedImage: partOfAnother,
  uploadReplyImage: partOfAnother,
  auth: 'renews the token of a connection; whoever it is of has signed in',
  join_room: ephemeral,
  leave_room: ephemeral,
  typing_start: ephemeral,
  typing_stop: ephemeral,
  subscribe_analytics: ephemeral,
  unsubscribe_analytics: ephemeral,
  presence: 'is kept as the time somebody was online',
  load_history: changesNothing,
  ping: changesNothing,
};

/** Every call of every contract that changes something or takes data out. */
const calls = allEndpoints
  .filter(({ endpoint: { method, fileType } }) => method !== 'GET' || fileType !== undefined)
  .map(({ name }) => name);

function sourcesOfFeatures(): string {
  const directory = join(libraries, 'features/src');
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('spec.'))
    .map((file) => readFileSync(join(directory, file), 'utf8'))
    .join('\n');
}

describe('The audit log', () => {
  it('has an action for every call and socket event that changes something, or a reason why not', () => {
    const acts = [...calls, ...Object.keys(clientEvents)];
    expect(acts.length).toBeGreaterThan(100);
    expect(acts.filter((act) => !(act in recorded) && !(act in exceptions))).toEqual([]);
  });

  it('is not promised anything of a call that does not exist, or twice', () => {
    const acts = new Set([...calls, ...Object.keys(clientEvents)]);
    const decided = [...Object.keys(recorded), ...Object.keys(exceptions)];
    expect(decided.filter((act) => !acts.has(act))).toEqual([]);
    expect(new Set(decided).size).toBe(decided.length);
  });

  it('knows each action by the name under which it is written', () => {
    const sources = sourcesOfFeatures();
    expect(auditActions.filter((action) => !sources.includes(`'${action}'`))).toEqual([]);
  });
});
