import { Buffer } from 'node:buffer'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../../shared/contract/contract.ts'
import { errorBody } from '../../../shared/contract/error-body.ts'
import type { JobView } from '../../../shared/contract/jobs.ts'
import type { Handle } from '../../transport/handler.ts'

/** A file that the workbench answered with. */
export interface AnsweredFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Speaks the contract to a workbench in the same process. */
export interface WorkbenchClient {
  call<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  file<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnsweredFile>
  /** Waits for a job's end; rejects with its error or AppError 'cancelled'. */
  finish(jobId: string, onProgress: (job: JobView) => void): Promise<unknown>
  cancelAll(): Promise<void>
}

const POLL_MS = 60

async function failureOf(response: Response): Promise<AppError> {
  const { error } = errorBody.parse(await response.json())
  return new AppError(error.code, error.message, { remedy: error.remedy, place: error.place })
}

const FILE_NAME = /filename\*=UTF-8''([^;]+)/

export function createWorkbenchClient(handle: Handle): WorkbenchClient {
  const ask = async (name: string, input: unknown): Promise<Response> => {
    const headers = { 'content-type': 'application/json' }
    const request = new Request(`http://tessera.local/api/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    })
    const response = await handle(request)
    if (!response.ok) throw await failureOf(response)
    return response
  }
  const call = async <Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    // The handler is in this process and checked by its own types.
    const answer: unknown = await (await ask(name, input)).json()
    return answer as OutputOf<Name>
  }

  return {
    call,
    async file(name, input) {
      const response = await ask(name, input)
      const fileName = FILE_NAME.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
      return { fileName: decodeURIComponent(fileName), bytes: Buffer.from(await response.arrayBuffer()) }
    },
    async finish(jobId, onProgress) {
      for (;;) {
        const job = (await call('jobs.list', {})).find(({ id }) => id === jobId)
        if (!job) throw new AppError('internal', 'The work was lost.')
        onProgress(job)
        if (job.state === 'done') return job.result
        if (job.state === 'cancelled') throw new AppError('cancelled', 'Cancelled; nothing was changed.')
        if (job.state === 'failed') {
          const { code, message, remedy, place } = job.error ?? { code: 'internal' as const, message: 'It failed.' }
          throw new AppError(code, message, { remedy, place })
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
    async cancelAll() {
      for (const { id, state } of await call('jobs.list', {}))
        if (state === 'running') await call('jobs.cancel', { jobId: id })
    },
  }
}
