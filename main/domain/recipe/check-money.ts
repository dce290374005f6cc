import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'

const CONVERT = 'Add the step “Convert currencies” to it, or read it from a file in the same currency.'

/** Money of several currencies, or with and without tax, is never put into one customer table. */
export function checkMoney(recipe: Recipe): readonly RecipeProblem[] {
  const { sources, currency } = recipe
  const unconverted = sources.filter((source) => source.currencyColumn !== null && !isConverted(source))
  const mixed = unconverted.map(({ id, currencyColumn }): RecipeProblem => {
    const message = `Its money is in the currencies of the column “${currencyColumn}”; they cannot be added.`
    return { sourceId: id, stepId: null, message, remedy: CONVERT }
  })
  const inOne = sources.filter((source) => !unconverted.includes(source))
  const code = (source: RecipeSource): string | null =>
    isConverted(source) ? (currency?.code ?? null) : source.currency
  return [
    ...mixed,
    ...sources.flatMap(convertedAgain),
    ...disagreement(inOne, code, CONVERT),
    ...disagreement(sources, ({ taxBasis }) => taxBasis, 'Read one of them from a file on the same tax basis.'),
  ]
}

function isConverted({ steps }: RecipeSource): boolean {
  return steps.some(({ kind }) => kind === 'convert')
}

/** Whatever is made of converted amounts would be converted twice. */
function convertedAgain({ id, steps }: RecipeSource): RecipeProblem[] {
  const [, ...others] = steps.filter(({ kind }) => kind === 'convert')
  const message = 'Its money is converted already.'
  const remedy = 'Name all columns of money in one step “Convert currencies”.'
  return others.map((step) => ({ sourceId: id, stepId: step.id, message, remedy }))
}

/** The one of two sources that disagree that can be mended: the one that is not converted, else the second. */
function disagreement(
  sources: readonly RecipeSource[],
  declared: (source: RecipeSource) => string | null,
  remedy: string,
): RecipeProblem[] {
  const said = sources.filter((source) => declared(source) !== null)
  const [first, ...others] = [...said.filter(isConverted), ...said.filter((source) => !isConverted(source))]
  const other = others.find((source) => first !== undefined && declared(source) !== declared(first))
  if (first === undefined || other === undefined) return []
  const message = `Its money is ${declared(other)} and that of “${first.name}” is ${declared(first)}; they cannot be added.`
  return [{ sourceId: other.id, stepId: null, message, remedy }]
}
