import { type Table, tableFromIPC } from 'apache-arrow'
import type { Contract, InputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { type CallOptions, request } from './request.ts'

/** Procedures that answer with rows. */
export type ArrowProcedureName = {
  [Name in ProcedureName]: Contract[Name]['output'] extends 'arrow' ? Name : never
}[ProcedureName]

/** Asks for rows; the answer is an Arrow table over the received bytes. */
export async function callArrow<Name extends ArrowProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<Table> {
  const response = await request(name, input, options)
  return tableFromIPC(new Uint8Array(await response.arrayBuffer()))
}
