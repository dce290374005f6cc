import { z } from 'zod'
import { lens } from '../entities/structure.ts'
import { query } from './procedure.ts'

/** A version of an option; `version` null is the option as it is now. */
export const versionRef = z.object({ structureId: z.string(), version: z.number().int().min(0).nullable() })
export type VersionRef = z.infer<typeof versionRef>

/** An option as it stood from one edit to the next. */
export const optionVersion = z.object({
  version: z.number().int(),
  /** What the edit that made it did, and when; null for what stood before the first edit that is known. */
  label: z.string().nullable(),
  at: z.string().nullable(),
  /** The option as it is now. */
  isNow: z.boolean(),
})
export type OptionVersion = z.infer<typeof optionVersion>

const entryKind = z.enum(['segment', 'exclusion'])
const lineValue = z.union([z.number(), z.string()])

/** One thing that a version says and the other does not. Days are written yyyy-mm-dd. */
export const optionChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('renamed'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('basis'), from: lens, to: lens }),
  z.object({ kind: z.literal('added'), name: z.string(), of: entryKind, rule: z.string() }),
  z.object({ kind: z.literal('removed'), name: z.string(), of: entryKind, rule: z.string() }),
  z.object({ kind: z.literal('entry-renamed'), from: z.string(), to: z.string() }),
  /** Tested earlier than before; places from 1. */
  z.object({ kind: z.literal('moved'), name: z.string(), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('line'), name: z.string(), column: z.string(), from: lineValue, to: lineValue }),
  z.object({ kind: z.literal('rule'), name: z.string(), from: z.string(), to: z.string() }),
  z.object({
    kind: z.literal('threshold'),
    threshold: z.string(),
    unit: z.string(),
    from: z.number(),
    to: z.number(),
    /** The segments whose rules name it. */
    names: z.array(z.string()),
  }),
])
export type OptionChange = z.infer<typeof optionChange>

/** Units and money; money is null where no meaning is mapped. */
export const versionSums = z.object({
  units: z.number(),
  revenue: z.number().nullable(),
  contribution: z.number().nullable(),
})
export type VersionSums = z.infer<typeof versionSums>

/** An entry in both versions; null in the one that has it not. */
export const versionLine = z.object({
  entryId: z.string(),
  kind: z.enum(['segment', 'excluded', 'default']),
  name: z.string(),
  slot: z.number().nullable(),
  from: versionSums.nullable(),
  to: versionSums.nullable(),
})
export type VersionLine = z.infer<typeof versionLine>

export const versionComparison = z.object({
  changes: z.array(optionChange),
  /** In the order of the later version, then what only the earlier one has. */
  lines: z.array(versionLine),
  /** Units that are in another entry, with what they bring. */
  moved: versionSums,
  total: versionSums,
  /** From which entry to which, the most units first. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), sums: versionSums })),
  /** Rules that cannot run on this table, with the reason. */
  broken: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type VersionComparison = z.infer<typeof versionComparison>

export const versionsProcedures = {
  /** The versions of an option, the one of now first. */
  'versions.list': query(z.object({ structureId: z.string() }), z.array(optionVersion)),
  /** What changed from one version to another, in words, units and money; both on the table and meanings of now. */
  'versions.compare': query(z.object({ from: versionRef, to: versionRef }), versionComparison),
  /** Options that put every unit in the same group as another, under whatever names; groups of two or more. */
  'versions.twins': query(z.object({ structureIds: z.array(z.string()).max(7) }), z.array(z.array(z.string()))),
} as const
