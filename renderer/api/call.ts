import type { z } from 'zod'
import type { Contract, InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { type CallOptions, request } from './request.ts'

/** Procedures that answer with JSON. */
export type JsonProcedureName = {
  [Name in ProcedureName]: Contract[Name]['output'] extends z.ZodType ? Name : never
}[ProcedureName]

/** Asks the workbench; expected failures are thrown as AppError. */
export async function call<Name extends JsonProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<OutputOf<Name>> {
  const response = await request(name, input, options)
  // Both sides are one build and the handler parses what it sends, so the answer is not parsed a second time.
  return (await response.json()) as OutputOf<Name>
}
