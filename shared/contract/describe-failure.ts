import { AppError } from './app-error.ts'
import type { ErrorBody } from './error-body.ts'

/** True where work ended because somebody cancelled it. */
export function isCancellation(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}

/**
 * What a person is told of a failure. Anything but an `AppError` or a cancellation is a bug: `incident` logs its inside
 * and gives the id under which the log has it.
 */
export function describeFailure(error: unknown, incident: (error: unknown) => string): ErrorBody['error'] {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      ...(error.place === undefined ? {} : { place: { ...error.place } }),
      ...(error.code === 'internal' ? { incident: incident(error) } : {}),
    }
  }
  if (isCancellation(error)) return { code: 'cancelled', message: 'The work was cancelled.' }
  return {
    code: 'internal',
    message: 'Something went wrong inside Tessera. Nothing that was saved is lost.',
    remedy: 'Try again. If it happens again, copy the diagnostics and report them with the incident number.',
    incident: incident(error),
  }
}
