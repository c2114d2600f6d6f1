import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema } from './primitives';
import { administratorRoles } from './roles';

const customerParams = { lineUserId: lineUserIdSchema };

export const exportPersonalData = endpoint({
  method: 'GET',
  path: '/admin/customers/:lineUserId/export',
  summary: 'Everything that is stored about one customer, as a JSON file',
  access: administratorRoles,
  input: z.object(customerParams),
  output: z.unknown(),
  fileType: 'application/json',
});

export const eraseCustomer = endpoint({
  method: 'POST',
  path: '/admin/customers/:lineUserId/erase',
  summary:
    'Erase one customer for good: only figures without identity stay; 409 while a conversation is open, 404 when nobody has this id (any more)',
  access: ['SUPER_ADMIN'],
  input: z.object({
    ...customerParams,
    /** The customer's name as the console shows it, or LINE's id of one without a name. */
    confirmation: z.string().max(1000),
  }),
  output: z.object({
    /** Of whichever side, notes and lines of the system included. */
    messages: z.number().int(),
    sessions: z.number().int(),
    /** Deleted within a minute or so. */
    files: z.number().int(),
  }),
});
