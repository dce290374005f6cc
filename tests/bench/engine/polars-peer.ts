import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Expr } from 'nodejs-polars'
import type { MeasureValue } from '../../../shared/economics/measure.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { textColumns, unitsAsTexts } from './named-columns.ts'
import type { OpenPeer } from './peer.ts'

const THREADS = 2

type Polars = typeof import('nodejs-polars')['default']

/** Polars on two threads, categories as its own codes; the case in its expressions, which it optimises as a whole. */
export const openPolars: OpenPeer = async (duckdb) => {
  // Read once, when its code is loaded.
  process.env.POLARS_MAX_THREADS = String(THREADS)
  const { default: polars } = await import('nodejs-polars')
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-polars-'))
  const file = join(folder, 'units.parquet')
  await duckdb.run(`copy (${unitsAsTexts}) to '${file}' (format parquet)`)
  const categories = textColumns.map((name) => polars.col(name).cast(polars.Categorical))
  const units = polars.readParquet(file).withColumns(...categories)
  rmSync(folder, { recursive: true })
  return {
    async ask({ structure, measures }) {
      const label = structure.rules.reduceRight<Expr>(
        (otherwise, { rule }, index) => polars.when(ruleAs(polars, rule)).then(polars.lit(index)).otherwise(otherwise),
        polars.lit(structure.rules.length),
      )
      const sums = measures.flatMap(({ id, value }) => {
        const amount = polars.col(columnOf(value))
        return [amount.sum().alias(`sum of ${id}`), amount.count().alias(`count of ${id}`)]
      })
      const classes = units.lazy().withColumn(label.alias('class')).groupBy('class')
      return (await classes.agg(polars.len().alias('units'), ...sums).collect()).rows()
    },
    close: () => undefined,
  }
}

function ruleAs(polars: Polars, rule: Rule | null): Expr {
  if (rule?.kind === 'all') return rule.of.map((one) => ruleAs(polars, one)).reduce((all, one) => all.and(one))
  if (rule?.kind === 'in') {
    const texts = rule.values.map((one) => ('value' in one ? one.value : ''))
    return texts.map((text) => polars.col(rule.column).eq(polars.lit(text))).reduce((any, one) => any.or(one))
  }
  if (rule?.kind === 'compare' && 'value' in rule.operand) {
    const [column, value] = [polars.col(rule.column), polars.lit(rule.operand.value)]
    if (rule.operator === '>=') return column.gtEq(value)
    if (rule.operator === '<') return column.lt(value)
  }
  throw new Error(`The named case has no rule such as ${JSON.stringify(rule)}`)
}

function columnOf(value: MeasureValue): string {
  if (value.kind === 'column') return value.column
  throw new Error(`The named case has no measure of the kind ${value.kind}`)
}
