import { isSameName, likelyDay, likelyKey, type NamedColumn, wordsOf } from './column-signs.ts'
import type { RecipeBase, RecipeInput } from './recipe.ts'

/** A source to be, as a look at its files shows it. */
export interface NewSource {
  readonly id: string
  readonly name: string
  readonly fileNames: readonly [string, ...string[]]
  readonly columns: readonly NamedColumn[]
}

type SourceInput = RecipeInput['sources'][number]
type Unit = RecipeInput['unit']

const UNITS: readonly (readonly [singular: string, plural: string, kind: Unit['kind']])[] = [
  ['customer', 'customers', 'account'],
  ['account', 'accounts', 'account'],
  ['client', 'clients', 'account'],
  ['company', 'companies', 'account'],
  ['partner', 'partners', 'account'],
  ['member', 'members', 'user'],
  ['subscriber', 'subscribers', 'user'],
  ['user', 'users', 'user'],
  ['household', 'households', 'household'],
  ['site', 'sites', 'site'],
  ['store', 'stores', 'site'],
  ['contract', 'contracts', 'contract'],
]

/** What a source's rows are, where its name says so: "Customers" are customers. */
export function likelyUnit(name: string): Unit | null {
  const words = wordsOf(name).split(' ')
  const found = UNITS.find(([singular, plural]) => words.includes(singular) || words.includes(plural))
  if (found === undefined) return null
  const [singular, plural, kind] = found
  return { noun: { singular, plural }, kind }
}

/**
 * The source that most likely has one row per unit: its name says so, else its key stands in most of the others.
 * Null where no source has a column that can be a key.
 */
export function likelyBase<Source extends Pick<NewSource, 'name' | 'columns'>>(
  sources: readonly Source[],
): Source | null {
  const able = sources.filter(({ columns }) => likelyKey(columns) !== null)
  const score = (source: Source): number =>
    (likelyUnit(source.name) === null ? 0 : sources.length) +
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

/** A recipe that begins with several sources and takes its units from the rows of one of them. */
export function beginRecipe(
  sources: readonly [NewSource, ...NewSource[]],
  baseId: string,
  workspace: { readonly asOf: string; readonly noun: Unit['noun'] },
): RecipeInput {
  const base = sources.find(({ id }) => id === baseId) ?? sources[0]
  const key = likelyKey(base.columns) ?? base.columns[0]?.name ?? ''
  return {
    unit: likelyUnit(base.name) ?? { noun: workspace.noun, kind: 'account' },
    asOf: workspace.asOf,
    sources: sources.map((source) => sourceInput(source, source === base ? null : key)),
    table: { base: { kind: 'source', source: base.id, key } },
  }
}

/** The key by which a source's rows belong to units: of a table that takes its units from keys, the one named there. */
export function unitKeyIn(base: RecipeBase, sourceId: string, columns: readonly NamedColumn[]): string | null {
  if (base.kind === 'source') return keyIn(columns, base.key)
  return base.of.find(({ source }) => source === sourceId)?.key ?? keyIn(columns, base.name)
}
