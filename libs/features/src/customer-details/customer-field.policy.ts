import type { CustomerField } from '@jsk/contracts/customer-details';
import { z } from 'zod';

const numberSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/);
const dateSchema = z.iso.date();

/**
 * Whether something can be written into a field.
 * @returns what is wrong with it, or null.
 */
export function problemOfValue(
  { kind, choices }: Pick<CustomerField, 'kind' | 'choices'>,
  value: string,
): string | null {
  switch (kind) {
    case 'text':
      return null;
    case 'number':
      return numberSchema.safeParse(value).success ? null : 'must be a number such as 1500 or -2.5';
    case 'date':
      return dateSchema.safeParse(value).success ? null : 'must be a date such as 2026-11-21';
    case 'choice':
      return choices.includes(value) ? null : 'must be one of the choices';
  }
}
