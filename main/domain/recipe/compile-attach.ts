import type { ColumnType } from '../../../shared/entities/column.ts'
import type { AttachStep } from '../../../shared/recipe/recipe-step.ts'
import { addStep, type Compilation, type Place, typeOf } from './compilation.ts'
import { compileLookUp } from './compile-look-up.ts'
import { evenedUnits } from './evened-units.ts'
import type { PreparedSource, UnitRelation } from './relation.ts'
import { keyedSource } from './unit-keys.ts'

/** Adds columns of a source to the units, by the unit's key or that of its parent. Null where it was refused. */
export function compileAttach(
  step: AttachStep,
  units: UnitRelation,
  rows: PreparedSource,
  rowsOf: string,
  compilation: Compilation,
): UnitRelation | null {
  const place: Place = { sourceId: null, stepId: step.id }
  const type = typeOf(step.key, rows, place, compilation)
  if (type === null) return null
  const { form, map, columns } = step
  // The units' keys are read as the source's, so the map is not for its rows.
  const keyed = keyedSource(rows, { key: step.key, type }, { form, map: [] }, units, step.id, compilation)
  const { source, key, own } = keyed
  const on = [{ column: step.by ?? units.keyColumn, other: key }]
  const look = compileLookUp(
    { relation: units, rowsOf, other: source, on, form, map, columns, stepId: step.id, place, own },
    compilation,
  )
  if (look === null) return null
  const statements = [...keyed.statements, ...look.statements]
  // Children may share their parent's row; units share none, but what is no amount does no harm under two keys.
  const amounts = columns.some(({ column }) => isAmount(source.columns.get(column)))
  const keyGuard = step.by === null ? evenedUnits(units, form, amounts ? map : [], step.id, compilation) : null
  addStep(compilation, place, { kind: step.kind, ...look, statements, keyGuard })
  return { ...units, ...look.relation }
}

const isAmount = (type: ColumnType | undefined): boolean => type === 'number' || type === 'integer'
