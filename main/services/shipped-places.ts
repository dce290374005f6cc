/*
 * Places in rows of a source that go along with a script. They leave the computer coarse, while the workbench made its
 * table of precise ones: both tables agree where the values are only repeated, and nothing rests on them.
 */
import { AppError } from '../../shared/contract/app-error.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import { findLocation } from '../../shared/quality/sensitivity-signs.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { columnUse } from '../domain/recipe/column-use.ts'
import { columnsRead } from './staged-recipe.ts'

type Coarsening = NonNullable<SpineColumn['coarsened']>

export interface TableMade {
  readonly recipe: Recipe
  /** Of the recipe's last run: the columns that its files have. */
  readonly sources: readonly SourceReport[]
  /** Of the customer table as it is. */
  readonly columns: readonly SpineColumn[]
}

/** What becomes of the places of a source in the rows that go along; of one with consent, nothing. */
export interface ShippedPlaces {
  /** Columns whose copies in the customer table are coarse, by what became of these. */
  readonly coarse: ReadonlyMap<string, Coarsening>
  /** Whether something in the recipe rests on the values of a column. */
  isUsed(column: string): boolean
}

export function shippedPlaces({ id, options }: RecipeSource, { recipe, columns }: TableMade): ShippedPlaces {
  if (options.preciseLocations !== undefined) return { coarse: new Map(), isUsed: () => false }
  const use = columnUse(withoutUnused(recipe))
  const coarse = columns.flatMap(({ name, coarsened }) => {
    const copy = use.copyOf(name)
    return coarsened !== undefined && copy?.source === id ? [[copy.column, coarsened] as const] : []
  })
  return { coarse: new Map(coarse), isUsed: (column) => use.isUsed({ source: id, column }) }
}

/** Whether the rows of a source can go along: no place of it is used but to be repeated. */
export function mayShipRows(source: RecipeSource, made: TableMade): boolean {
  const { coarse, isUsed } = shippedPlaces(source, made)
  const read = columnsRead(withoutUnused(made.recipe), made.sources, 'mentioned').get(source.id) ?? new Map()
  return [...read].every(
    ([name, type]) => !isUsed(name) || (!coarse.has(name) && findLocation({ name, type }) === null),
  )
}

/** Columns of the customer table that a script makes coarse: not those repeated from rows that go along coarse. */
export function coarsenedByScript(
  { recipe, columns }: TableMade,
  goesAlong: (source: RecipeSource) => boolean,
): ReadonlyMap<string, Coarsening> {
  const { copyOf } = columnUse(withoutUnused(recipe))
  const isCoarse = (name: string): boolean => {
    const source = recipe.sources.find(({ id }) => id === copyOf(name)?.source)
    return source !== undefined && source.options.preciseLocations === undefined && goesAlong(source)
  }
  return new Map(
    columns.flatMap(({ name, coarsened }) =>
      coarsened === undefined || isCoarse(name) ? [] : [[name, coarsened] as const],
    ),
  )
}

/**
 * Refuses rows of which something rests on what only their values, and no name, showed to be places.
 * @throws AppError 'not-available'
 */
export function requireUnused(
  { name }: Pick<RecipeSource, 'name'>,
  columns: readonly Pick<SpineColumn, 'name' | 'coarsened'>[],
  isUsed: ShippedPlaces['isUsed'],
  keys: ReadonlySet<string>,
): void {
  const used = columns.find((column) => column.coarsened !== undefined && isUsed(column.name) && !keys.has(column.name))
  if (used === undefined) return
  throw new AppError(
    'not-available',
    `The values of “${used.name}” in “${name}” look like places. They leave coarse, and the recipe works with what they are: the warehouse would get other figures.`,
    { remedy: `Name a table of the warehouse for “${name}”, or say in the source who consented to precise places.` },
  )
}
