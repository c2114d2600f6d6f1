import { z } from 'zod';
import { operatorPresenceSchema } from './conversations';
import { endpoint } from './endpoint';
import { newPasswordSchema } from './passwords';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles, allRoles, type Role, roleSchema } from './roles';

export const peopleLimits = { username: 100, displayName: 100, capacity: { min: 1, max: 50 } } as const;

/** @returns the roles of those whom somebody manages, and which they may give. */
export function managedRoles(role: Role): readonly Role[] {
  if (role === 'SUPER_ADMIN') return allRoles;
  return role === 'ADMIN' ? ['AGENT'] : [];
}

/** Somebody who works in the console, as administrators see them. */
export const operatorProfileSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  isActive: z.boolean(),
  /** How many conversations are assigned to them at most; by hand they may take more. */
  capacity: z.number().int(),
  skillIds: z.array(idSchema),
  presence: operatorPresenceSchema,
  activeSessions: z.number().int(),
  mfaEnabled: z.boolean(),
  /** They have a password that somebody else has seen, and must choose their own at the next sign-in. */
  mustChangePassword: z.boolean(),
  /** Null: never. Such an account can be deleted; others are switched off, because the past refers to them. */
  lastSignInAt: timestampSchema.nullable(),
  createdAt: timestampSchema,
});
export type OperatorProfile = z.infer<typeof operatorProfileSchema>;

export const listOperatorProfiles = endpoint({
  method: 'GET',
  path: '/admin/users',
  summary: 'Everybody who works in the console, with skills, capacity and load',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(operatorProfileSchema) }),
});

/** Of whatever script; without blanks and what would have to be explained over the telephone. */
export const usernamePattern = /^[\p{L}\p{M}\p{N}._@-]{2,}$/u;

const usernameSchema = z
  .string()
  .trim()
  .max(peopleLimits.username)
  .regex(usernamePattern, 'must be two or more letters, digits, or . _ @ -');
const displayNameSchema = z.string().trim().min(1, 'must not be empty').max(peopleLimits.displayName);
const capacitySchema = z.number().int().min(peopleLimits.capacity.min).max(peopleLimits.capacity.max);
const skillIdsSchema = z.array(idSchema).max(100);

/** A password that was made for somebody, shown to the administrator once and nowhere kept. */
const temporaryPasswordField = { temporaryPassword: z.string().nullable() };

export const createOperator = endpoint({
  method: 'POST',
  path: '/admin/users',
  summary: 'Add somebody; 409 when the user name is taken. Only a SUPER_ADMIN adds administrators',
  access: administratorRoles,
  input: z.object({
    username: usernameSchema,
    displayName: displayNameSchema,
    role: roleSchema.default('AGENT'),
    capacity: capacitySchema.default(5),
    skillIds: skillIdsSchema.default([]),
    /** Left out: one is made and answered. */
    password: newPasswordSchema.optional(),
    mustChangePassword: z.boolean().default(true),
  }),
  output: operatorProfileSchema.extend(temporaryPasswordField),
  successStatus: 201,
});

export const updateOperator = endpoint({
  method: 'PATCH',
  path: '/admin/users/:operatorId',
  summary:
    'Change name, role, skills or capacity, or switch the account off or on. Nobody can take their own rights or ' +
    'those of the last SUPER_ADMIN; only a SUPER_ADMIN changes administrators',
  access: administratorRoles,
  input: z.object({
    operatorId: idSchema,
    displayName: displayNameSchema.optional(),
    role: roleSchema.optional(),
    isActive: z.boolean().optional(),
    capacity: capacitySchema.optional(),
    skillIds: skillIdsSchema.optional(),
  }),
  output: operatorProfileSchema,
});

export const deleteOperator = endpoint({
  method: 'DELETE',
  path: '/admin/users/:operatorId',
  summary: 'Delete an account that was never used; 409 otherwise',
  access: administratorRoles,
  input: z.object({ operatorId: idSchema }),
  output: z.object({}),
});

export const resetOperatorPassword = endpoint({
  method: 'POST',
  path: '/admin/users/:operatorId/reset-password',
  summary: 'Make a temporary password, which is answered once; every sign-in of the person ends',
  access: administratorRoles,
  input: z.object({ operatorId: idSchema }),
  output: z.object({ temporaryPassword: z.string() }),
});

export const resetOperatorMfa = endpoint({
  method: 'POST',
  path: '/admin/users/:operatorId/reset-mfa',
  summary: 'Switch off the second factor of somebody who lost it; every sign-in of the person ends',
  access: administratorRoles,
  input: z.object({ operatorId: idSchema }),
  output: operatorProfileSchema,
});

export const signOutOperator = endpoint({
  method: 'POST',
  path: '/admin/users/:operatorId/sign-out',
  summary: 'End every sign-in of somebody',
  access: administratorRoles,
  input: z.object({ operatorId: idSchema }),
  output: operatorProfileSchema,
});
