import { op, table } from 'arquero'
import type { Rule } from '../../../shared/rules/rule.ts'
import { numberColumns, textColumns, unitsAsTexts } from './named-columns.ts'
import { eachRow, type OpenPeer } from './peer.ts'

/** Arquero: JavaScript over arrays, on one thread. A missing amount is NaN, which it leaves out of sums and counts. */
export const openArquero: OpenPeer = async (duckdb) => {
  const rows = Number((await duckdb.runAndReadAll('select count(*) from units')).getRows()[0]?.[0])
  const texts = textColumns.map(() => new Array<string>(rows))
  const numbers = numberColumns.map(() => new Float64Array(rows))
  const known = new Map<unknown, string>()
  await eachRow(duckdb, unitsAsTexts, (values, row) => {
    for (const [index, column] of texts.entries()) column[row] = oneOf(known, values[index])
    for (const [index, column] of numbers.entries()) {
      const value = values[texts.length + index]
      column[row] = typeof value === 'number' ? value : Number.NaN
    }
  })
  const units = table([
    ...textColumns.map((name, index): [string, readonly string[]] => [name, texts[index] ?? []]),
    ...numberColumns.map((name, index): [string, Float64Array] => [name, numbers[index] ?? new Float64Array()]),
  ])
  return {
    ask({ structure, measures }) {
      const label = structure.rules.reduceRight(
        (otherwise, { rule }, index) => `${ruleAs(rule)} ? ${index} : ${otherwise}`,
        String(structure.rules.length),
      )
      const sums = measures.flatMap(({ id, value }) => {
        if (value.kind !== 'column') throw new Error(`The named case has no measure of the kind ${value.kind}`)
        return [
          [`sum of ${id}`, op.sum(value.column)],
          [`count of ${id}`, op.valid(value.column)],
        ]
      })
      const classes = units.derive({ class: `d => ${label}` }).groupby('class')
      const answer = classes.rollup({ units: op.count(), ...Object.fromEntries(sums) })
      return answer.objects().map((row) => Object.values(row))
    },
    close: () => undefined,
  }
}

/** One string for each text, so that comparing is comparing where they stand. */
function oneOf(known: Map<unknown, string>, value: unknown): string {
  const text = known.get(value) ?? String(value)
  known.set(value, text)
  return text
}

function ruleAs(rule: Rule | null): string {
  if (rule?.kind === 'all') return `(${rule.of.map(ruleAs).join(' && ')})`
  if (rule?.kind === 'in')
    return `(${rule.values.map((one) => `d.${rule.column} === ${JSON.stringify('value' in one ? one.value : '')}`).join(' || ')})`
  if (rule?.kind === 'compare' && 'value' in rule.operand)
    return `d.${rule.column} ${rule.operator} ${rule.operand.value}`
  throw new Error(`The named case has no rule of the kind ${rule?.kind}`)
}
