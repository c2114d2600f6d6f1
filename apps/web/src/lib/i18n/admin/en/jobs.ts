import type { jobsTh } from '../th/jobs';

export const jobsEn: typeof jobsTh = {
  title: 'Background jobs',
  intro: 'What the system does by itself, such as sending messages, copying files and ending chats in time',
  dashboard: 'Dashboard of background jobs',
  hint: 'See which jobs wait or have failed, and try them again. It has no words of customers. Opening it is recorded',
  open: 'Open in a new tab',
};
