import { z } from 'zod'
import type { Recipe, RecipeSource } from './recipe.ts'

/** ISO 4217, such as EUR. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)
const column = z.string().min(1)

/** One unit of `from` is `rate` units of `to`, from a day on until the next rate of both; null: always. */
export const currencyRate = z.object({
  from: currencyCode,
  to: currencyCode,
  rate: z.number().positive(),
  validFrom: z.iso.date().nullable().default(null),
})
export type CurrencyRate = z.infer<typeof currencyRate>

/** What all money of the customer table is in, and the rates by which other currencies become it. */
export const recipeCurrency = z.object({
  code: currencyCode,
  rates: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('typed'), rows: z.array(currencyRate).default([]) }),
      /** Columns of a source that has one rate a row. */
      z.object({
        kind: z.literal('source'),
        source: z.string().min(1),
        from: column,
        to: column,
        rate: column,
        validFrom: column.nullable().default(null),
      }),
    ])
    .prefault({ kind: 'typed' }),
})
export type RecipeCurrency = z.infer<typeof recipeCurrency>

/** The source that the rates come from, where a step of this one converts by them; null else. */
export function rateSourceOf(
  { steps }: Pick<RecipeSource, 'steps'>,
  { currency }: Pick<Recipe, 'currency'>,
): string | null {
  if (currency?.rates.kind !== 'source') return null
  return steps.some(({ kind }) => kind === 'convert') ? currency.rates.source : null
}

/** The sources that a source's steps read besides it. */
export function sourcesReadBy(
  source: Pick<RecipeSource, 'steps'>,
  recipe: Pick<Recipe, 'currency'>,
): readonly string[] {
  const lookedUp = source.steps.flatMap((step) => (step.kind === 'lookUp' ? [step.source] : []))
  const rates = rateSourceOf(source, recipe)
  return rates === null ? lookedUp : [...lookedUp, rates]
}
