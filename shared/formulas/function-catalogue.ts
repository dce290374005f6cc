/*
 * The functions of formulas. Kept few: each gives the same answer in every engine, so there is nothing that depends on a
 * collation or a locale (no small or capital letters) and nothing that looks at several units.
 */
import { z } from 'zod'
import type { ColumnType } from '../entities/column.ts'

export const functionName = z.enum([
  'round',
  'floor',
  'ceiling',
  'abs',
  'min',
  'max',
  'share',
  'sqrt',
  'ln',
  'power',
  'band',
  'first_present',
  'days_between',
  'months_between',
  'year',
  'month',
  'day',
  'join',
  'left',
  'text_before',
  'text_after',
  'trim',
  'length',
  'members',
])
export type FunctionName = z.infer<typeof functionName>

/**
 * What may stand at a place of a call.
 * - `number`, `text`, `date`: a formula of that type
 * - `ordered`: numbers throughout, or dates throughout; `any`: values of one type throughout
 * - `digits`, `count`, `bound`, `separator`: a literal, since it shapes the result
 */
export type ParameterKind = 'number' | 'text' | 'date' | 'ordered' | 'any' | 'digits' | 'count' | 'bound' | 'separator'

export interface Parameter {
  readonly name: string
  readonly kind: ParameterKind
}

export interface FunctionEntry {
  readonly parameters: readonly Parameter[]
  /** How many of the last parameters may be left out. */
  readonly optional: number
  /** Whether the last parameter may come again and again. */
  readonly repeats: boolean
  /** `given`: the common type of the values; `rounded`: a whole number where no digits are kept. */
  readonly result: ColumnType | 'given' | 'rounded'
  /** What it gives, as a phrase. */
  readonly detail: string
}

type Rest = Partial<Pick<FunctionEntry, 'optional' | 'repeats'>>

function entry(
  parameters: Readonly<Record<string, ParameterKind>>,
  result: FunctionEntry['result'],
  detail: string,
  { optional = 0, repeats = false }: Rest = {},
): FunctionEntry {
  const list = Object.entries(parameters).map(([name, kind]) => ({ name, kind }))
  return { parameters: list, optional, repeats, result, detail }
}

/** The most digits that `round` keeps or, when negative, clears; powers of ten up to there are exact doubles. */
export const MOST_DIGITS = 15

export const FUNCTIONS: Readonly<Record<FunctionName, FunctionEntry>> = {
  round: entry(
    { x: 'number', digits: 'digits' },
    'rounded',
    'to so many decimals, -3 for thousands; halves go away from zero',
    { optional: 1 },
  ),
  floor: entry({ x: 'number' }, 'integer', 'the whole number at or below'),
  ceiling: entry({ x: 'number' }, 'integer', 'the whole number at or above'),
  abs: entry({ x: 'number' }, 'given', 'without its sign'),
  min: entry({ a: 'ordered', b: 'ordered' }, 'given', 'the least of numbers, the earliest of dates', { repeats: true }),
  max: entry({ a: 'ordered', b: 'ordered' }, 'given', 'the greatest of numbers, the latest of dates', {
    repeats: true,
  }),
  share: entry({ part: 'number', whole: 'number' }, 'number', 'part / whole; missing unless the whole is above 0'),
  sqrt: entry({ x: 'number' }, 'number', 'square root; missing below 0'),
  ln: entry({ x: 'number' }, 'number', 'natural logarithm; missing at 0 and below'),
  power: entry({ base: 'number', exponent: 'number' }, 'number', 'base to the power of exponent'),
  band: entry({ x: 'number', bound: 'bound' }, 'text', 'the band that a number lies in, such as "10 to below 100"', {
    repeats: true,
  }),
  first_present: entry({ a: 'any', b: 'any' }, 'given', 'the first value that is not missing', { repeats: true }),
  days_between: entry(
    { from: 'date', to: 'date' },
    'integer',
    'days from one date to another; negative where the second is earlier',
  ),
  months_between: entry(
    { from: 'date', to: 'date' },
    'integer',
    'completed months from one date to another; negative where the second is earlier',
  ),
  year: entry({ date: 'date' }, 'integer', 'the year of a date'),
  month: entry({ date: 'date' }, 'integer', 'the month of a date, 1 to 12'),
  day: entry({ date: 'date' }, 'integer', 'the day of the month, 1 to 31'),
  join: entry({ a: 'text', b: 'text' }, 'text', 'texts one after another', { repeats: true }),
  left: entry({ text: 'text', count: 'count' }, 'text', 'so many characters from the beginning'),
  text_before: entry(
    { text: 'text', separator: 'separator' },
    'text',
    'what stands before the first separator; missing where there is none',
  ),
  text_after: entry(
    { text: 'text', separator: 'separator' },
    'text',
    'what stands after the first separator; missing where there is none',
  ),
  trim: entry({ text: 'text' }, 'text', 'without spaces at either end'),
  length: entry({ text: 'text' }, 'integer', 'the number of characters'),
  members: entry({ set: 'text' }, 'integer', 'how many members a set such as "a;b" has; empty ones do not count'),
}

/** More values than these in one call are refused. */
export const MOST_ARGUMENTS = 100

/** A call as a reader sees it, such as "round(x, digits)". */
export function signatureOf(name: FunctionName): string {
  const { parameters, repeats } = FUNCTIONS[name]
  return `${name}(${parameters.map((parameter) => parameter.name).join(', ')}${repeats ? ', …' : ''})`
}

/** The parameter that the argument at an index is for, or null where the function takes no such argument. */
export function parameterAt(name: FunctionName, index: number): Parameter | null {
  const { parameters, repeats } = FUNCTIONS[name]
  return parameters[index] ?? (repeats ? (parameters.at(-1) ?? null) : null)
}
