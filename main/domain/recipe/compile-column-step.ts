import type { ColumnType } from '../../../shared/entities/column.ts'
import type { ColumnStep } from '../../../shared/recipe/recipe-step.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { addStep, type Compilation, freeName, type Place, refuse, typeOf, viewSql } from './compilation.ts'
import { deriveColumn } from './derive-column.ts'
import type { Relation } from './relation.ts'

/** Adds, renames or leaves out columns. Null where it was refused. */
export function compileColumnStep(
  step: ColumnStep,
  relation: Relation,
  place: Place,
  compilation: Compilation,
): Relation | null {
  const made = selected(step, relation, place, compilation)
  if (made === null) return null
  const { identifier } = compilation.dialect.sql
  const select = `SELECT ${made.select} FROM ${identifier(relation.name)}`
  const changed = { name: relationName('step', step.id), columns: made.columns }
  const statements = [viewSql(changed.name, select, compilation)]
  addStep(compilation, place, { kind: step.kind, relation: changed, statements })
  return changed
}

interface Selected {
  readonly select: string
  readonly columns: ReadonlyMap<string, ColumnType>
}

function selected(step: ColumnStep, relation: Relation, place: Place, compilation: Compilation): Selected | null {
  const { identifier } = compilation.dialect.sql
  switch (step.kind) {
    case 'derive': {
      const derived = deriveColumn(step.formula, relation, place, compilation)
      const name = freeName(step.name, relation, place, compilation)
      if (derived === null || name === null) return null
      return {
        select: `*, ${derived.sql} AS ${identifier(name)}`,
        columns: new Map([...relation.columns, [name, derived.type]]),
      }
    }
    case 'rename':
      return renamed(step.columns, relation, place, compilation)
    case 'drop': {
      const unknown = step.columns.filter((column) => typeOf(column, relation, place, compilation) === null)
      const kept = new Map([...relation.columns].filter(([name]) => !step.columns.includes(name)))
      if (unknown.length > 0) return null
      if (kept.size === 0) return refuse(compilation, place, 'No column would be left.', 'Leave out fewer columns.')
      return { select: [...kept.keys()].map(identifier).join(', '), columns: kept }
    }
  }
}

function renamed(
  pairs: readonly { readonly from: string; readonly to: string }[],
  relation: Relation,
  place: Place,
  compilation: Compilation,
): Selected | null {
  const { identifier } = compilation.dialect.sql
  if (pairs.some(({ from }) => typeOf(from, relation, place, compilation) === null)) return null
  const newName = (name: string): string => pairs.find(({ from }) => from === name)?.to ?? name
  const columns = new Map([...relation.columns].map(([name, type]) => [newName(name), type] as const))
  // SQL products take "Name" and "name" for the same column.
  const different = new Set([...columns.keys()].map((name) => name.toLowerCase()))
  if (different.size < relation.columns.size)
    return refuse(compilation, place, 'Two columns would have the same name.', 'Choose another name.')
  const select = [...relation.columns.keys()].map((name) => `${identifier(name)} AS ${identifier(newName(name))}`)
  return { select: select.join(', '), columns }
}
