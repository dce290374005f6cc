import type { ErrorCode } from '../../shared/contract/app-error.ts'
import { describeFailure } from '../../shared/contract/describe-failure.ts'
import type { ErrorBody } from '../../shared/contract/error-body.ts'
import type { Log } from '../ports/log.ts'
import { apiHeaders } from './security-headers.ts'

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'not-found': 404,
  'no-workspace': 409,
  'workspace-corrupt': 422,
  'workspace-newer': 422,
  'workspace-locked': 423,
  'workspace-read-only': 403,
  'disk-full': 507,
  'file-missing': 404,
  'file-unreadable': 422,
  'file-empty': 422,
  'file-unsupported': 415,
  'file-malformed': 422,
  'key-invalid': 422,
  'rule-invalid': 422,
  'recipe-invalid': 422,
  'join-refused': 422,
  'rate-missing': 422,
  'not-available': 409,
  'proof-failed': 409,
  conflict: 409,
  // nginx's "client closed request"; there is no standard one.
  cancelled: 499,
  internal: 500,
}

/** Answers with a failure as the contract's `errorBody`. */
export function errorResponse(error: unknown, log: Pick<Log, 'incident'>): Response {
  const failure = describeFailure(error, (bug) => log.incident(bug))
  const body: ErrorBody = { error: failure }
  return Response.json(body, { status: STATUS[failure.code], headers: apiHeaders })
}
