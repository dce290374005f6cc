import { canBand } from '../../../shared/economics/alike-columns.ts'
import type { SpineColumn } from '../../../shared/entities/column.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'

/** A part of a column's values, as a rule takes it. */
export interface ColumnBand {
  readonly name: string
  readonly rule: Rule
}

/** Each text or truth value; of numbers the lowest quarter, the middle half and the highest quarter. */
export function columnBands(column: SpineColumn, texts: readonly string[]): readonly ColumnBand[] {
  if (!canBand(column)) return []
  const { name, type, evidence } = column
  if (type === 'text') return texts.toSorted().map((text) => ({ name: text, rule: isText(name, text) }))
  if (type === 'boolean')
    return [true, false].map((value) => ({
      name: value ? 'yes' : 'no',
      rule: compare(name, '=', { type: 'boolean', value }),
    }))
  const quantiles = evidence?.quantiles
  if (quantiles == null) return []
  const number = (value: number) => ({ type: 'number', value }) as const
  const { p25: low, p75: high } = quantiles
  return [
    { name: `below ${low}`, rule: compare(name, '<', number(low)) },
    { name: `${low} to below ${high}`, rule: compare(name, '<', number(high)) },
    { name: `${high} and more`, rule: compare(name, '>=', number(high)) },
  ]
}

type Compare = Extract<Condition, { kind: 'compare' }>

const compare = (column: string, operator: Compare['operator'], operand: Compare['operand']): Rule => ({
  kind: 'compare',
  column,
  operator,
  operand,
  ignoringCase: false,
})

const isText = (column: string, value: string): Rule => ({
  kind: 'in',
  column,
  negated: false,
  values: [{ type: 'text', value }],
  ignoringCase: false,
})
