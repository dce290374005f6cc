import type { z } from 'zod'
import { AppError } from '../../shared/contract/app-error.ts'
import { type Bytes, contract, type ProcedureName } from '../../shared/contract/contract.ts'
import type { Log } from '../ports/log.ts'
import { byteStream } from './byte-stream.ts'
import type { CallContext, Implementations } from './implementations.ts'
import { apiHeaders } from './security-headers.ts'

/** True for a name of the contract, and false for `toString` and its like. */
export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}

type AnyProcedure = (input: unknown, context: CallContext) => Promise<unknown>

function parseInput(name: ProcedureName, input: unknown): unknown {
  const parsed = contract[name].input.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'input'
  throw new AppError('bad-request', `"${field}" of ${name} is not as expected: ${issue?.message ?? 'unknown'}.`)
}

function checkOutput(name: ProcedureName, schema: z.ZodType, output: unknown): void {
  const checked = schema.safeParse(output)
  if (!checked.success) throw new Error(`${name} answers against its contract: ${checked.error.message}`)
}

function isBytes(output: unknown): output is Bytes {
  return typeof output === 'object' && output !== null && 'chunks' in output && 'mediaType' in output
}

/** The name twice: plain for old readers, and in UTF-8 as RFC 6266 has it. */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function bytesHeaders(bytes: Bytes): Readonly<Record<string, string>> {
  return {
    ...apiHeaders,
    'content-type': bytes.mediaType,
    ...(bytes.sizeBytes === undefined ? {} : { 'content-length': String(bytes.sizeBytes) }),
    ...(bytes.fileName === undefined ? {} : { 'content-disposition': attachment(bytes.fileName) }),
  }
}

export interface CallOptions {
  readonly procedures: Implementations
  readonly log: Log
  /** Checks answers against the contract: on in tests and when running from sources. */
  readonly checkOutputs: boolean
}

/** Runs one procedure on a JSON input; failures are thrown for the handler to encode. */
export async function callProcedure(
  name: ProcedureName,
  input: unknown,
  requestSignal: AbortSignal,
  { procedures, log, checkOutputs }: CallOptions,
): Promise<Response> {
  // A procedure's input and its implementation agree by name, which the compiler cannot follow through a variable.
  const procedure = procedures[name] as AnyProcedure
  const reader = new AbortController()
  const signal = AbortSignal.any([requestSignal, reader.signal])
  const output = await procedure(parseInput(name, input), { signal })
  const expected = contract[name].output
  if (expected === 'arrow' || expected === 'file') {
    if (!isBytes(output)) throw new Error(`${name} answers with no bytes`)
    const body = await byteStream(
      output.chunks,
      () => reader.abort(),
      (error) => {
        if (!signal.aborted) log.incident(error)
      },
    )
    return new Response(body, { headers: bytesHeaders(output) })
  }
  if (checkOutputs) checkOutput(name, expected, output)
  return Response.json(output, { headers: apiHeaders })
}
