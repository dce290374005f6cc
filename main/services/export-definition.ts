import canonicalize from 'canonicalize'
import { z } from 'zod'
import { AppError } from '../../shared/contract/app-error.ts'
import { refusalsOf } from '../../shared/quality/judge-columns.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { dictionaryTexts } from '../columns/dictionary.ts'
import { buildDefinition } from '../domain/definitions/build-definition.ts'
import type { Definition } from '../domain/definitions/definition.ts'
import { planDefinition } from '../domain/definitions/definition-plan.ts'
import { definitionSchema } from '../domain/definitions/definition-schema.ts'
import type { ExportInput } from './export-types.ts'
import { rulesHash } from './stage-hashes.ts'

/** The table that exported SQL reads. */
export const SQL_TABLE = 'customers'

export interface DigestedDefinition {
  readonly definition: Definition
  /** SHA-256 of the canonical form (RFC 8785), hex. */
  readonly digest: string
}

export type Described =
  | { readonly kind: 'ready'; readonly digested: DigestedDefinition }
  | { readonly kind: 'blocked'; readonly reasons: readonly string[] }

const documentSchema = z.fromJSONSchema(definitionSchema)

/** The definition of a structure with its digest, or what stands in its way. */
export function describeDefinition(input: ExportInput, sha256: (text: string) => string): Described {
  const vocabularyOf = (column: string) => vocabulary(input, column)
  const plan = planDefinition({ ...input, refused: refusalsOf(input.judged), vocabularyOf })
  if (plan.blocked.length > 0) return { kind: 'blocked', reasons: plan.blocked }
  const definition = buildDefinition({
    ...input,
    entries: plan.entries,
    table: SQL_TABLE,
    stages: stagesOfExport(input, sha256),
  })
  return { kind: 'ready', digested: { definition, digest: sha256(canonicalText(definition)) } }
}

/** The same, where something in the way is a failure. */
export function requireDefinition(input: ExportInput, sha256: (text: string) => string): DigestedDefinition {
  const described = describeDefinition(input, sha256)
  if (described.kind === 'ready') return described.digested
  throw new AppError('conflict', `“${input.structure.name}” cannot be exported yet: ${described.reasons.join(' ')}`, {
    remedy: 'Mend these rules first.',
  })
}

/**
 * RFC 8785. The document is checked against its schema first, because canonicalisation silently drops what JSON cannot
 * hold: undefined, dates, the sign of zero.
 */
export function canonicalText(definition: Definition): string {
  documentSchema.parse(definition)
  const text = canonicalize(definition)
  if (text === undefined) throw new Error('The definition has no canonical form')
  return text
}

function stagesOfExport(
  { made, structure, thresholds }: ExportInput,
  sha256: (text: string) => string,
): NonNullable<Definition['stages']> | null {
  if (made === null) return null
  const { sources, features, scores } = made.stages
  return { sources, features, scores: scores === '' ? null : scores, rules: rulesHash(structure, thresholds, sha256) }
}

function vocabulary({ table }: ExportInput, column: string): readonly string[] {
  const dictionary = table.columns[columnIndexOf(table, column)]?.dictionary
  return dictionary ? dictionaryTexts(dictionary) : []
}
