import { AppError } from '../../shared/contract/app-error.ts'
import type { Contract, InputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { type CallOptions, request } from './request.ts'

/** Procedures that answer with the bytes of a file. */
export type FileProcedureName = {
  [Name in ProcedureName]: Contract[Name]['output'] extends 'file' ? Name : never
}[ProcedureName]

/** Asks for a file and hands it to the person as a download; answers its name. */
export async function downloadProcedure<Name extends FileProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<string> {
  const response = await request(name, input, options)
  const fileName = fileNameOf(response.headers.get('content-disposition')) ?? name
  saveBlob(await bytesOf(response, options.signal), fileName)
  return fileName
}

async function bytesOf(response: Response, signal: AbortSignal | undefined): Promise<Blob> {
  try {
    return await response.blob()
  } catch (cause) {
    if (signal?.aborted) throw new AppError('cancelled', 'The export was cancelled.', { cause })
    throw new AppError('internal', 'The file broke off on its way.', { remedy: 'Save it again.', cause })
  }
}

/** Hands bytes to the person as a download; the browser or Electron asks where to. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has taken its own reference once the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The file name of a Content-Disposition header, the UTF-8 form first; null where there is none. */
export function fileNameOf(header: string | null): string | null {
  if (header === null) return null
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]*)"/i.exec(header)?.[1] ?? null
}
