import { resolveKeys } from '../../../shared/recipe/key-decision.ts'
import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { columnsOfFormulaText, columnsOfRuleText, namesInFeature } from './named-columns.ts'

/** A column of a source's files. */
export interface FileColumn {
  readonly source: RecipeSource['id']
  readonly column: string
}

/** What becomes of the columns of the files on the way to the customer table. */
export interface ColumnUse {
  /** The column of the files that one of the customer table repeats row for row; null where it is made in another way. */
  copyOf(column: string): FileColumn | null
  /** Whether something rests on its values: a rule, a formula, a feature, a score, a key, or rows that become one. */
  isUsed(column: FileColumn): boolean
}

/** Columns that are seen at one place of the recipe. */
interface Scope {
  /** Whose columns are seen under their own names; null where none are. */
  readonly source: RecipeSource['id'] | null
  /** Columns under names that steps gave, as copies; null where they are made in another way. */
  readonly named: Map<string, FileColumn | null>
}

/** Follows every column of the files through a recipe: what only repeats its values, and what rests on them. */
export function columnUse(recipe: Recipe): ColumnUse {
  const walk = new Walk(recipe)
  const table = walk.table()
  return {
    copyOf: (column) => copyIn(table, column),
    isUsed: ({ source, column }) => walk.whole.has(source) || walk.used.get(source)?.has(column) === true,
  }
}

function copyIn({ source, named }: Scope, column: string): FileColumn | null {
  return named.get(column) ?? (source === null || named.has(column) ? null : { source, column })
}

class Walk {
  /** Used columns by their source. */
  readonly used = new Map<string, Set<string>>()
  /** Sources whose rows count by all their columns. */
  readonly whole = new Set<string>()
  readonly #recipe: Recipe
  readonly #prepared = new Map<string, Scope>()

  constructor(recipe: Recipe) {
    this.#recipe = recipe
  }

  /** The columns of the finished table; every use in the recipe is noted on the way. */
  table(): Scope {
    const { sources, currency, scores, table } = this.#recipe
    for (const { id, dateColumn, currencyColumn } of sources)
      this.#note(
        this.#ofSource(id),
        [dateColumn, currencyColumn].filter((name) => name !== null),
      )
    if (currency?.rates.kind === 'source') {
      const { source, from, to, rate, validFrom } = currency.rates
      this.#note(this.#ofSource(source), [from, to, rate, ...(validFrom === null ? [] : [validFrom])])
    }
    const scope = this.#base()
    for (const step of table.steps) this.#follow(step, scope)
    for (const { name, column } of scores) {
      this.#note(scope, [column])
      scope.named.set(name, null)
    }
    return scope
  }

  #base(): Scope {
    const { keyDecisions, table } = this.#recipe
    const { base } = table
    if (base.kind === 'keys') {
      for (const { source, key } of base.of) this.#note(this.#ofSource(source), [key])
      return { source: null, named: new Map() }
    }
    const rows = this.#ofSource(base.source)
    this.#note(rows, [base.key, ...(base.parent === null ? [] : [base.parent.column])])
    this.#note(rows, [
      ...keyDecisions.flatMap((decision) => (decision.kind === 'split' ? [decision.by] : [])),
      // Where no rule is said, the value of the key that stays is repeated.
      ...base.mergeRules.map(({ column }) => column),
    ])
    // Rows of a key that people decided to be one unit have what they agree on.
    const becomesOne = base.rollUp !== null || resolveKeys(keyDecisions, base.form).selfMerged.size > 0
    if (becomesOne || base.parent?.level === 'parent') this.#noteWhole(rows)
    return { source: rows.source, named: new Map(rows.named) }
  }

  #ofSource(id: RecipeSource['id']): Scope {
    const known = this.#prepared.get(id)
    if (known) return known
    const scope: Scope = { source: id, named: new Map() }
    // Before its steps are followed, so that a circle, which is refused elsewhere, ends here.
    this.#prepared.set(id, scope)
    for (const step of this.#recipe.sources.find((source) => source.id === id)?.steps ?? []) this.#follow(step, scope)
    return scope
  }

  #note(scope: Scope, names: readonly string[]): void {
    for (const name of names) {
      const copy = copyIn(scope, name)
      if (copy === null) continue
      const columns = this.used.get(copy.source) ?? new Set()
      this.used.set(copy.source, columns.add(copy.column))
    }
  }

  #noteWhole({ source, named }: Scope): void {
    if (source !== null) this.whole.add(source)
    for (const copy of named.values()) if (copy !== null) this.whole.add(copy.source)
  }

  #follow(step: PrepareStep | TableStep, scope: Scope): void {
    switch (step.kind) {
      case 'keep':
        this.#note(scope, columnsOfRuleText(step.rule))
        return
      case 'derive':
        this.#note(scope, columnsOfFormulaText(step.formula))
        scope.named.set(step.name, null)
        return
      case 'convert':
        this.#note(scope, step.columns)
        return
      case 'distinct':
        this.#noteWhole(scope)
        return
      case 'drop':
        return
      case 'rename': {
        const former = step.columns.map(({ from, to }) => [to, copyIn(scope, from)] as const)
        for (const [to, copy] of former) scope.named.set(to, copy)
        return
      }
      case 'lookUp':
      case 'attach': {
        const rows = this.#ofSource(step.source)
        const on = step.kind === 'lookUp' ? step.on : [{ column: step.by, other: step.key }]
        this.#note(
          scope,
          on.flatMap(({ column }) => (column === null ? [] : [column])),
        )
        this.#note(
          rows,
          on.map(({ other }) => other),
        )
        for (const { column, as } of step.columns) scope.named.set(as ?? column, copyIn(rows, column))
        return
      }
      case 'features':
        this.#note(this.#ofSource(step.source), [step.key, ...step.features.flatMap(namesInFeature)])
        for (const { name } of step.features) scope.named.set(name, null)
        return
    }
  }
}
