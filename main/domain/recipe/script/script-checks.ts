import type { PlanStep } from '../../../../shared/recipe/build-plan.ts'
import { MOST_INFLATION } from '../judge-join.ts'
import type { RecipeDialect } from '../recipe-dialect.ts'

/** Queries after a step that stop the script where the workbench refuses the recipe: keys that repeat, joins that inflate. */
export function scriptChecks(
  { keyGuard, match, merge, convert }: PlanStep,
  { sql, wholeText }: RecipeDialect,
): {
  readonly before: readonly string[]
  readonly after: readonly string[]
} {
  const name = sql.identifier
  const stop = (words: string, value: string, from: string, condition: string): string =>
    `SELECT error(${sql.text(`${words}: `)} || ${value}) AS stopped FROM (${from}) AS q WHERE ${condition}`
  const before: string[] = []
  const after: string[] = []
  if (keyGuard !== null) {
    const { keys, rows } = { keys: name('keys'), rows: name('rows') }
    const words = `“${keyGuard.key}” does not name each row of ${keyGuard.sourceName} once; values that are too many`
    before.push(stop(words, wholeText(`(${rows} - ${keys})`), keyGuard.summary, `${keys} <> ${rows}`))
  }
  if (match?.guard) {
    const totals = match.totals.map((_, index) => ({ from: name(`before_${index}`), to: name(`after_${index}`) }))
    const allRows = `${name('matched')} + ${name('unmatched')} + ${name('without_key')}`
    const watched = totals.length > 0 ? totals : [{ from: `(${allRows})`, to: name('rows_after') }]
    const inflated = watched.map(({ from, to }) => `abs(${to} - ${from}) > ${MOST_INFLATION} * abs(${from})`)
    const repeated = name('keys_repeated')
    const words = `“${match.guard.key}” does not say which row of ${match.guard.keysOf} is meant; values that repeat`
    after.push(stop(words, wholeText(repeated), match.summary, `${repeated} > 0 AND (${inflated.join(' OR ')})`))
  }
  if (convert !== null) {
    const code = `coalesce(${name('currency')}, '')`
    after.push(stop('Amounts have no rate; their currency', code, convert.missing, '1 = 1'))
    after.push(stop('There are two rates on one day; their currency', code, convert.ambiguous, '1 = 1'))
  }
  if (merge?.circles) after.push(stop('Parents lead back to', wholeText(name('key')), merge.circles, '1 = 1'))
  return { before, after }
}
