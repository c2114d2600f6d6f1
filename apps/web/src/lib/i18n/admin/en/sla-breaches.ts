import type { slaBreachesTh } from '../th/sla-breaches';

export const slaBreachesEn: typeof slaBreachesTh = {
  title: 'Promised times',
  intro:
    'Every time a customer waited longer than promised, by the day on which the session began, with the time that was promised then.',
  loadError: 'The list could not be loaded',
  empty: 'No customer waited longer than promised',
  more: 'Show more',
  goesOn: 'Not over',
  nobody: 'Nobody yet',
  kinds: { queue_wait: 'Claim', first_response: 'First answer', resolution: 'End of the chat' },
  filters: { kind: 'Kind', anyKind: 'All' },
  columns: {
    customer: 'Customer',
    kind: 'Kind',
    promised: 'Promised',
    took: 'Took',
    operator: 'Operator then',
    dueAt: 'Passed at',
  },
};
