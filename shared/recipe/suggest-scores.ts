import { type NamedColumn, wordsOf } from './column-signs.ts'
import type { Feature } from './feature.ts'
import type { Recipe } from './recipe.ts'
import type { RecipeScore } from './score.ts'
import { unusedName } from './unused-name.ts'

type Wanted = Pick<RecipeScore, 'part' | 'name' | 'column' | 'better'>

const MONEY = ['revenue', 'monetary', 'money', 'amount', 'sales', 'spend', 'turnover', 'value', 'total']

/**
 * Scores of recency, frequency and money over the columns that the recipe makes of events; none where one of the three
 * is lacking.
 */
export function suggestScores({ table }: Pick<Recipe, 'table'>, columns: readonly NamedColumn[]): readonly Wanted[] {
  const made = table.steps.flatMap((step) => (step.kind === 'features' ? step.features : []))
  const recency = made.find(({ kind }) => kind === 'recency')
  const frequency = made.find(isFrequency) ?? made.find(({ kind }) => kind === 'frequency' || kind === 'count')
  const sums = made.filter(({ kind }) => kind === 'sum')
  const money = sums.find(({ name }) => MONEY.some((word) => wordsOf(name).split(' ').includes(word))) ?? sums[0]
  if (recency === undefined || frequency === undefined || money === undefined) return []
  const taken = columns.map(({ name }) => name)
  const scored = (part: Wanted['part'], { name: column }: Feature, better: Wanted['better']): Wanted => {
    const name = unusedName(`${part}_score`, taken)
    return { part, name, column, better }
  }
  return [scored('recency', recency, 'low'), scored('frequency', frequency, 'high'), scored('monetary', money, 'high')]
}

/** Orders counted once each: "frequency", however it is counted. */
const isFrequency = ({ kind, name }: Feature): boolean =>
  (kind === 'distinct' || kind === 'frequency' || kind === 'count') && wordsOf(name).split(' ').includes('frequency')
