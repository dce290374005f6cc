import { AppError } from '../../shared/contract/app-error.ts'
import type { InputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { errorBody } from '../../shared/contract/error-body.ts'
import { sessionHeaders } from './session.ts'

/** Said of a call that no service took; the window tries to connect by itself. */
export const UNANSWERED = 'The workbench does not answer.'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
}

/** Sends one procedure call; answers the response if it is one of success, else throws an AppError. */
export async function request<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<Response> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sessionHeaders() },
    body: JSON.stringify(input),
    cache: 'no-store',
  }
  if (options.signal) init.signal = options.signal
  const response = await send(`/api/${name}`, init)
  if (!response.ok) throw await errorOf(response)
  return response
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, location.origin), init)
  } catch (cause) {
    if (init.signal?.aborted) throw new AppError('cancelled', 'The request was cancelled.', { cause })
    throw new AppError('internal', UNANSWERED, {
      remedy: 'What was saved before is kept. Try again when it answers.',
      cause,
    })
  }
}

/** Reads a failed response's body as the contract writes errors. */
export async function errorOf(response: Response): Promise<AppError> {
  const body = errorBody.safeParse(await response.json().catch(() => null))
  if (!body.success) {
    return new AppError('internal', `The workbench answered with status ${response.status}.`, {
      remedy: response.status === 401 ? 'Open the address again that the workbench printed at its start.' : undefined,
    })
  }
  const { code, message, remedy, place, incident } = body.data.error
  const note =
    incident === undefined ? remedy : `${remedy ?? 'Copy the diagnostics to report it.'} Incident ${incident}.`
  return new AppError(code, message, { remedy: note, place })
}
