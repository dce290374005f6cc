import type { OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/contract.ts'

/** What an implementation is told besides its input. */
export interface CallContext {
  /** Aborted when the caller goes away, also while a stream of bytes is being read. */
  readonly signal: AbortSignal
}

export type Implementation<Name extends ProcedureName> = (
  input: ParsedInputOf<Name>,
  context: CallContext,
) => Promise<OutputOf<Name>>

/** One implementation for every procedure of the contract. */
export type Implementations = { readonly [Name in ProcedureName]: Implementation<Name> }
