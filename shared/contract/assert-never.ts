/** Ends a discriminated union: the compiler refuses an unhandled case, the run time names it. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
