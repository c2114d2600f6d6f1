import { AppError, type FieldError } from '@jsk/platform/errors/app-error';

/** @throws AppError `validation_error` that names each field, if there is one. */
export function refuseIfWrong(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new AppError('validation_error', detail, { errors });
}

/** What is wanted is somebody else's already. */
export function taken(path: string, message: string): AppError {
  return new AppError('conflict', message, { errors: [{ path, message }] });
}

export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}`);
}
