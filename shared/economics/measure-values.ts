/* The building blocks of measures, in the order in which measure.ts lists them. */
import type { MeasureValue } from './measure.ts'
import type { RoleBinding, RoleId } from './role.ts'
import type { Sign } from './sign.ts'

/** A meaning's column and what its numbers are multiplied by. */
export interface Input extends RoleBinding {
  /** 1 where left out. */
  readonly scale?: number
}

export type Roles = Partial<Record<RoleId, Input>>

/** A value so many times; itself where that is once. */
export const scaled = (value: MeasureValue, factor: number): MeasureValue =>
  factor === 1 ? value : times(value, constant(factor))
export const numberOf = ({ column, blankMeans, rate = 1, scale = 1 }: Input): MeasureValue =>
  scaled({ kind: 'column', column, blankMeans }, rate * scale)
export const flagOf = (binding: RoleBinding): MeasureValue => ({
  kind: 'flag',
  column: binding.column,
  trueValues: binding.trueValues,
  blankMeans: binding.blankMeans,
})
export const constant = (value: number): MeasureValue => ({ kind: 'constant', value })
export const plus = (...values: readonly MeasureValue[]): MeasureValue =>
  values.length === 1 && values[0] ? values[0] : { kind: 'sum', terms: values.map((value) => ({ sign: 1, value })) }
export const minus = (first: MeasureValue, ...rest: readonly MeasureValue[]): MeasureValue =>
  rest.length === 0
    ? first
    : { kind: 'sum', terms: [{ sign: 1 as Sign, value: first }, ...rest.map((value) => ({ sign: -1 as Sign, value }))] }
export const times = (...factors: readonly MeasureValue[]): MeasureValue => ({ kind: 'product', factors })
export const present = (...of: readonly MeasureValue[]): MeasureValue => ({ kind: 'present', of })
export const positive = (of: MeasureValue): MeasureValue => ({ kind: 'positive', of })
export const when = (test: MeasureValue, value: MeasureValue): MeasureValue => ({ kind: 'when', test, value })
export const not = (test: MeasureValue): MeasureValue => minus(constant(1), test)

/** The numbers of those that are mapped. */
export const mapped = (roles: Roles, ids: readonly RoleId[]): MeasureValue[] =>
  ids.flatMap((id) => {
    const binding = roles[id]
    return binding ? [numberOf(binding)] : []
  })
