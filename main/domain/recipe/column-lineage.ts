import { columnsOfFeature } from '../../../shared/recipe/feature-parts.ts'
import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { namesInRulesOf } from './named-columns.ts'

/** Which columns of the files a column is made of. */
export interface Lineage {
  /** Their names in the files. */
  readonly of: readonly string[]
  /** Names in the files of what the rules of features ask about: told by how many rows answer, and no part of the values. */
  readonly asked: readonly string[]
  /** Whether its values are theirs, and not worked out from them. */
  readonly isCopy: boolean
}

type Lineages = Map<string, Lineage>

/** Features that answer with a value of their column. */
const COPYING: ReadonlySet<string> = new Set(['first', 'last', 'min', 'max'])

/** Names in a formula: in brackets or bare, but not what is called as a function nor what stands in a text. */
const NAMES = /\[([^\]]+)\]|([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_]|\s*\()/gu

/**
 * The columns of the files that each column of a recipe's customer table is made of, through renames, look-ups,
 * formulas, features and scores: what a column says is as sensitive as what it is made of, whatever it is called.
 */
export function columnLineages(recipe: Recipe): (column: string) => Lineage {
  const sources = new Map(recipe.sources.map((source) => [source.id, source]))
  const prepared = new Map<string, Lineages>()
  const ofSource = (id: string): Lineages => {
    const known = prepared.get(id)
    if (known) return known
    const made: Lineages = new Map()
    // Before its steps are followed, so that a circle, which is refused elsewhere, ends here.
    prepared.set(id, made)
    for (const step of sources.get(id)?.steps ?? []) follow(step, made, ofSource)
    return made
  }
  const { base, steps } = recipe.table
  const table: Lineages = base.kind === 'source' ? new Map(ofSource(base.source)) : new Map()
  if (base.kind === 'keys') table.set(base.name, { of: base.of.map(({ key }) => key), asked: [], isCopy: true })
  for (const step of steps) follow(step, table, ofSource)
  for (const { name, column } of recipe.scores) table.set(name, { ...lineageIn(table, column), isCopy: false })
  return (column) => lineageIn(table, column)
}

const lineageIn = (made: Lineages, column: string): Lineage =>
  made.get(column) ?? { of: [column], asked: [], isCopy: true }

/** What several columns are made of. */
const together = (lineages: readonly Lineage[]): Pick<Lineage, 'of' | 'asked'> => ({
  of: [...new Set(lineages.flatMap(({ of }) => of))],
  asked: [...new Set(lineages.flatMap(({ asked }) => asked))],
})

function follow(step: PrepareStep | TableStep, made: Lineages, ofSource: (id: RecipeSource['id']) => Lineages): void {
  switch (step.kind) {
    case 'lookUp':
    case 'attach':
      for (const { column, as } of step.columns) made.set(as ?? column, lineageIn(ofSource(step.source), column))
      return
    case 'features':
      for (const feature of step.features) {
        const rows = ofSource(step.source)
        const own = columnsOfFeature(feature).map(({ name }) => lineageIn(rows, name))
        const { of, asked } = together(own)
        const inRules = together(namesInRulesOf(feature).map((name) => lineageIn(rows, name)))
        const isCopy = COPYING.has(feature.kind) && own.every((lineage) => lineage.isCopy)
        made.set(feature.name, { of, asked: [...new Set([...asked, ...inRules.of, ...inRules.asked])], isCopy })
      }
      return
    case 'derive': {
      const names = [...step.formula.replace(/"[^"]*"/g, '""').matchAll(NAMES)].map(
        ([, quoted, bare]) => quoted ?? bare ?? '',
      )
      made.set(step.name, { ...together(names.map((name) => lineageIn(made, name))), isCopy: false })
      return
    }
    case 'rename': {
      const former = step.columns.map(({ from, to }) => [to, lineageIn(made, from)] as const)
      for (const [to, lineage] of former) made.set(to, lineage)
      return
    }
    default:
      // The other steps keep, drop or convert what is there.
      return
  }
}
