import { AppError } from '../../shared/contract/app-error.ts'
import { errorBody } from '../../shared/contract/error-body.ts'
import { type GrantedFile, grantedFile, UPLOAD_ROUTE } from '../../shared/contract/files.ts'
import { sessionHeaders } from './session.ts'

export interface UploadOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (sentBytes: number, totalBytes: number) => void
}

/** Sends a dropped file to the loopback host and answers the grant to it. XMLHttpRequest, for fetch tells no progress. */
export function uploadFile(file: File, options: UploadOptions = {}): Promise<GrantedFile> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api/${UPLOAD_ROUTE}?name=${encodeURIComponent(file.name)}`)
    for (const [name, value] of Object.entries(sessionHeaders())) sending.setRequestHeader(name, value)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total)
    sending.onload = () => {
      try {
        resolve(readAnswer(sending.status, sending.responseText, file.name))
      } catch (error) {
        reject(error)
      }
    }
    sending.onerror = () => reject(new AppError('file-unreadable', `${file.name} could not be sent to the workbench.`))
    sending.onabort = () => reject(new AppError('cancelled', `Reading ${file.name} was cancelled.`))
    options.signal?.addEventListener('abort', () => sending.abort())
    sending.send(file)
  })
}

function readAnswer(status: number, text: string, name: string): GrantedFile {
  const body: unknown = JSON.parse(text)
  if (status === 200) return grantedFile.parse(body)
  const failure = errorBody.safeParse(body)
  if (failure.success) {
    const { code, message, remedy, place } = failure.data.error
    throw new AppError(code, message, { remedy, place })
  }
  throw new AppError('file-unreadable', `${name} could not be sent to the workbench (status ${status}).`)
}
