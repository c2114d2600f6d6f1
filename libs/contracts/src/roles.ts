import { z } from 'zod';

export const roleSchema = z.enum(['SUPER_ADMIN', 'ADMIN', 'AGENT']);
export type Role = z.infer<typeof roleSchema>;

/** Everybody who works in the console. */
export const allRoles = ['SUPER_ADMIN', 'ADMIN', 'AGENT'] as const satisfies readonly Role[];

/** Those who may act on conversations of others and change how the product works. */
export const administratorRoles = ['SUPER_ADMIN', 'ADMIN'] as const satisfies readonly Role[];

/** @returns whether the role may act on conversations that belong to another operator. */
export function isAdministrator(role: Role): boolean {
  return (administratorRoles as readonly Role[]).includes(role);
}
