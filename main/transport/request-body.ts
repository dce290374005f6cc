import { AppError } from '../../shared/contract/app-error.ts'

/** Rules and pasted lists are small; anything larger is a file and goes by grant. */
const JSON_LIMIT_BYTES = 8 * 2 ** 20

/** Reads a whole JSON body. Rejects with AppError 'bad-request' where it is too large or not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const part of request.body ?? []) {
    sizeBytes += part.byteLength
    if (sizeBytes > JSON_LIMIT_BYTES) throw new AppError('bad-request', 'The request is larger than 8 MB.')
    parts.push(part)
  }
  const text = new TextDecoder().decode(Buffer.concat(parts))
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new AppError('bad-request', 'The request is not JSON.', { cause: error })
  }
}
