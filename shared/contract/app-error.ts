/** The closed list of expected failures. Anything else is a bug and is shown without its inside. */
export const ERROR_CODES = [
  'bad-request',
  'not-found',
  'no-workspace',
  'workspace-corrupt',
  'workspace-newer',
  'workspace-locked',
  'workspace-read-only',
  'disk-full',
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-unsupported',
  'file-malformed',
  'key-invalid',
  'rule-invalid',
  'recipe-invalid',
  'join-refused',
  'rate-missing',
  'not-available',
  'proof-failed',
  'conflict',
  'cancelled',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * Where in a person's own data the failure lies; `line` counts from 1 with the header, `column` is a column's name,
 * `step` the id of a step of the recipe.
 */
export interface ErrorPlace {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: string | undefined
  readonly step?: string | undefined
}

export interface AppErrorDetails {
  /** What to do about it, as a sentence. */
  readonly remedy?: string | undefined
  readonly place?: ErrorPlace | undefined
  readonly cause?: unknown
}

/** An expected failure: `message` is a sentence for the user that says what happened and to what. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly remedy: string | undefined
  readonly place: ErrorPlace | undefined

  constructor(code: ErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.remedy = details.remedy
    this.place = details.place
  }
}
