import { z } from 'zod';

/** Characters of a password. Length is what counts (NIST SP 800-63B), so no kinds of characters are asked for. */
export const passwordLimits = { min: 10, max: 200 } as const;

/**
 * A password that somebody chooses. The server also refuses those that contain the user name and those that everybody
 * tries first, as a `validation_error` at this field.
 */
export const newPasswordSchema = z
  .string()
  .min(passwordLimits.min, `must have at least ${passwordLimits.min} characters`)
  .max(passwordLimits.max, `must not have more than ${passwordLimits.max} characters`);
