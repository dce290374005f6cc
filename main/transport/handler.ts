import { AppError } from '../../shared/contract/app-error.ts'
import { UPLOAD_ROUTE } from '../../shared/contract/files.ts'
import { EVENTS_ROUTE } from '../../shared/contract/jobs.ts'
import type { Log } from '../ports/log.ts'
import type { Assets } from './assets.ts'
import { callProcedure, isProcedureName } from './call-procedure.ts'
import { errorResponse } from './error-response.ts'
import type { EventHub } from './event-hub.ts'
import type { Implementations } from './implementations.ts'
import { readJson } from './request-body.ts'
import { apiHeaders } from './security-headers.ts'
import type { Uploads } from './uploads.ts'

export type Handle = (request: Request) => Promise<Response>

export interface HandlerOptions {
  readonly procedures: Implementations
  readonly events: EventHub
  readonly assets: Assets
  /** Null where the host has native dialogs and takes no uploads. */
  readonly uploads: Uploads | null
  readonly log: Log
  /** Checks answers against the contract: on in tests and when running from sources. */
  readonly checkOutputs?: boolean
}

const API = '/api/'

function requireMethod(request: Request, method: 'GET' | 'POST', route: string): void {
  if (request.method !== method) throw new AppError('bad-request', `${route} is asked with ${method}.`)
}

/** The whole workbench behind one web-standard function. It never throws: a failure is an answer. */
export function createHandler(options: HandlerOptions): Handle {
  const { procedures, events, assets, uploads, log, checkOutputs = false } = options

  const answerUpload = async (request: Request, url: URL): Promise<Response> => {
    if (uploads === null) throw new AppError('not-found', 'This host takes no uploads.')
    return Response.json(await uploads.receive(request, url.searchParams.get('name') ?? ''), { headers: apiHeaders })
  }

  const answerApi = async (request: Request, url: URL): Promise<Response> => {
    const name = url.pathname.slice(API.length)
    if (name === EVENTS_ROUTE) {
      requireMethod(request, 'GET', name)
      const headers = { ...apiHeaders, 'content-type': 'application/x-ndjson; charset=utf-8' }
      return new Response(events.attach(), { headers })
    }
    if (name !== UPLOAD_ROUTE && !isProcedureName(name)) {
      throw new AppError('not-found', 'There is no procedure of this name.')
    }
    requireMethod(request, 'POST', name)
    if (name === UPLOAD_ROUTE) return answerUpload(request, url)
    return callProcedure(name, await readJson(request), request.signal, { procedures, log, checkOutputs })
  }

  return async (request) => {
    try {
      const url = new URL(request.url)
      return await (url.pathname.startsWith(API)
        ? answerApi(request, url)
        : assets.answer(request.method, url.pathname))
    } catch (error) {
      return errorResponse(error, log)
    }
  }
}
