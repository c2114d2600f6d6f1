/** Where what is known of a customer beside their conversation is kept by the query client. */
export const customerKeys = {
  all: (lineUserId: string) => ['customer', lineUserId] as const,
  details: (lineUserId: string) => ['customer', lineUserId, 'details'] as const,
};
