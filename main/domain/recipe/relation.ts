import type { ColumnType } from '../../../shared/entities/column.ts'
import type { KeyForm } from '../../../shared/recipe/key-form.ts'
import type { UnitKeys } from './unit-keys.ts'

/** A table or view of the database that a recipe runs in. */
export interface Relation {
  readonly name: string
  readonly columns: ReadonlyMap<string, ColumnType>
}

/** A source after its steps; its rows are on or before the as-of date where it has a day column. */
export interface PreparedSource extends Relation {
  readonly sourceId: string
  /** The day column under its present name; null where the source has none. */
  readonly dayColumn: string | null
  /** What stood at a day: of several rows of a key the latest counts. */
  readonly isBalance: boolean
}

/** The customer table so far. */
export interface UnitRelation extends Relation {
  readonly keyColumn: string
  /** How its keys were evened out. */
  readonly form: KeyForm
  /** What units are called, several of them. */
  readonly noun: string
  /** The table of the base: its keys are those of every later relation of units. */
  readonly base: string
  /** Keys that go to another unit; null where every key is a unit's own. */
  readonly keys: UnitKeys | null
}
