import { z } from 'zod'

/** The one name that no object of the schemas can hold, and what stands for it meanwhile; no file has that in a name. */
const REFUSED = '__proto__'
const ASIDE = '\u0000__proto__'

/**
 * A record by names that people gave, such as those of columns. A plain record loses what it holds under the name
 * `__proto__`, without a word.
 */
export function recordByName<Value extends z.ZodType>(value: Value) {
  return z
    .preprocess((given) => renamed(given, REFUSED, ASIDE), z.record(z.string(), value))
    .transform((read): Readonly<typeof read> => Object.fromEntries(entriesRenamed(read, ASIDE, REFUSED)))
}

function renamed(given: unknown, from: string, to: string): unknown {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, from)) return given
  return Object.fromEntries(entriesRenamed(given, from, to))
}

function entriesRenamed<Value>(
  of: Readonly<Record<string, Value>> | object,
  from: string,
  to: string,
): [string, Value][] {
  return Object.entries(of).map(([name, each]) => [name === from ? to : name, each])
}
