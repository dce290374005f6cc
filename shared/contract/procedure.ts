import type { z } from 'zod'

/**
 * One thing the workbench can be asked. A `query` reads and may be repeated; a `command` changes something.
 * `output: 'arrow'` answers with an Arrow IPC stream, `output: 'file'` with the bytes of a file.
 */
export interface Procedure<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType | 'arrow' | 'file' = z.ZodType | 'arrow' | 'file',
> {
  readonly kind: Kind
  readonly input: Input
  readonly output: Output
}

/** Declares a procedure that only reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType | 'arrow' | 'file'>(
  input: Input,
  output: Output,
): Procedure<'query', Input, Output> {
  return { kind: 'query', input, output }
}

/** Declares a procedure that changes something. */
export function command<Input extends z.ZodType, Output extends z.ZodType | 'arrow' | 'file'>(
  input: Input,
  output: Output,
): Procedure<'command', Input, Output> {
  return { kind: 'command', input, output }
}
