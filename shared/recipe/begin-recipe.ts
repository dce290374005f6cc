import { isSameName, likelyDay, likelyKey, type NamedColumn } from './column-signs.ts'
import type { RecipeBase, RecipeInput } from './recipe.ts'
import { likelyUnit, type Unit, unitOfRows } from './unit-signs.ts'

/** A source to be, as a look at its files shows it. */
export interface NewSource {
  readonly id: string
  readonly name: string
  readonly fileNames: readonly [string, ...string[]]
  readonly columns: readonly NamedColumn[]
}

type SourceInput = RecipeInput['sources'][number]

/**
 * The source that most likely has one row per unit: its name says so, else its key stands in most of the others; else
 * one whose rows say which unit each belongs to. Null where no source has a column that can be a key.
 */
export function likelyBase<Source extends Pick<NewSource, 'name' | 'columns'>>(
  sources: readonly Source[],
): Source | null {
  const able = sources.filter(({ name, columns }) => likelyKey(columns) !== null || unitOfRows(name, columns) !== null)
  const score = (source: Source): number =>
    unitOfRows(source.name, source.columns) !== null
      ? 0.5
      : (likelyUnit(source.name) === null ? 0 : sources.length) +
        sources.filter((other) => other !== source && keyIn(other.columns, likelyKey(source.columns)) !== null).length
  return able.toSorted((a, b) => score(b) - score(a))[0] ?? null
}

/** The column of that name, written in whatever way. */
export function keyIn(columns: readonly NamedColumn[], key: string | null): string | null {
  return key === null ? null : (columns.find(({ name }) => isSameName(name, key))?.name ?? null)
}

/** A source that holds what happened to units, where it has their key beside its own and a day; else what things are. */
export function sourceInput({ id, name, fileNames, columns }: NewSource, unitKey: string | null): SourceInput {
  const isFlow = keyIn(columns, unitKey) !== null && columns.some(({ type }) => type === 'date')
  return {
    id,
    name,
    files: fileNames.map((path) => ({ path })),
    role: isFlow ? 'flow' : 'attributes',
    dateColumn: isFlow ? likelyDay(columns) : null,
  }
}

/**
 * A recipe that begins with several sources and takes its units from one of them: its rows, or where these are what
 * happened to units, the units that they name.
 */
export function beginRecipe(
  sources: readonly [NewSource, ...NewSource[]],
  baseId: string,
  workspace: { readonly asOf: string; readonly noun: Unit['noun'] },
): RecipeInput {
  const base = sources.find(({ id }) => id === baseId) ?? sources[0]
  const ofRows = unitOfRows(base.name, base.columns)
  const key = ofRows?.column ?? likelyKey(base.columns) ?? base.columns[0]?.name ?? ''
  const isBase = (source: NewSource): boolean => source === base && ofRows === null
  return {
    unit: ofRows?.unit ?? likelyUnit(base.name) ?? { noun: workspace.noun, kind: 'account' },
    asOf: workspace.asOf,
    sources: sources.map((source) => sourceInput(source, isBase(source) ? null : key)),
    table: {
      base:
        ofRows === null
          ? { kind: 'source', source: base.id, key }
          : { kind: 'keys', name: key, of: [{ source: base.id, key }] },
    },
  }
}

/** The key by which a source's rows belong to units: of a table that takes its units from keys, the one named there. */
export function unitKeyIn(base: RecipeBase, sourceId: string, columns: readonly NamedColumn[]): string | null {
  if (base.kind === 'source') return keyIn(columns, base.key)
  return base.of.find(({ source }) => source === sourceId)?.key ?? keyIn(columns, base.name)
}
