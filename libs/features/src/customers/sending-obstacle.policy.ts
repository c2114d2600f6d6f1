/** Why nothing may be sent to a customer; the code is the same for a refused call and for a message that failed. */
export interface SendingObstacle {
  readonly code: 'customer_barred' | 'customer_blocked' | 'chat_on_standby';
  readonly message: string;
}

const barred: SendingObstacle = {
  code: 'customer_barred',
  message: 'An operator has barred this customer',
};

const blocked: SendingObstacle = {
  code: 'customer_blocked',
  message: 'The customer has blocked this account and would not get it',
};

const onStandby: SendingObstacle = {
  code: 'chat_on_standby',
  message: 'Another module of the LINE account holds this chat at the moment',
};

/**
 * What keeps us from sending anything: messages, the loading animation, that something was read.
 * https://developers.line.biz/en/reference/messaging-api/#common-properties (mode)
 * @returns null when nothing does.
 */
export function findSendingObstacle(customer: {
  readonly isBarred: boolean;
  readonly isBlocked: boolean;
  readonly isOnStandby: boolean;
}): SendingObstacle | null {
  if (customer.isBarred) return barred;
  if (customer.isBlocked) return blocked;
  return customer.isOnStandby ? onStandby : null;
}
