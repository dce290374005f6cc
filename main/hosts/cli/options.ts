import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command was called wrongly: shown with a pointer to --help, exit code 2. */
export class UsageError extends Error {}

export interface CliOptions {
  readonly command: string
  readonly operands: readonly string[]
  readonly help: boolean
  readonly json: boolean
  readonly one: (name: string) => string | undefined
  readonly many: (name: string) => readonly string[]
  /** Whether an option that takes no value was given. */
  readonly has: (name: string) => boolean
}

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  workspace: text,
  unit: text,
  role: list,
  zero: list,
  'as-of': text,
  'period-start': text,
  currency: text,
  noun: text,
  delimiter: text,
  encoding: text,
  decimal: text,
  sheet: text,
  skip: text,
  type: list,
  'precise-locations': text,
  structure: list,
  out: text,
  purpose: text,
  'no-consent-needed': { type: 'boolean' },
  replace: list,
  add: list,
  merge: text,
  sql: text,
  table: list,
} satisfies ParseArgsConfig['options']

/** Reads the arguments after the program's name. */
export function readOptions(args: readonly string[]): CliOptions {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const all: Readonly<Record<string, unknown>> = values
    const one = (name: string): string | undefined => {
      const value = all[name]
      return typeof value === 'string' ? value : undefined
    }
    const many = (name: string): readonly string[] => {
      const value = all[name]
      return Array.isArray(value) ? value.map(String) : []
    }
    const has = (name: string): boolean => all[name] === true
    const [command = '', ...operands] = positionals
    return { command, operands, help: has('help'), json: has('json'), one, many, has }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** An option that the command cannot do without. */
export function requiredOption(options: CliOptions, name: string): string {
  const value = options.one(name)
  if (value === undefined) throw new UsageError(`--${name} is missing.`)
  return value
}

/** Splits "left=right" at the first "=". */
export function pairOf(text: string, option: string): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new UsageError(`--${option} takes NAME=VALUE, not “${text}”.`)
  return [text.slice(0, at), text.slice(at + 1)]
}
