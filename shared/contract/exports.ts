import { z } from 'zod'
import { assignmentUse } from '../quality/consent.ts'
import { command, query } from './procedure.ts'

/** One engine's part of a same-answer proof. */
export const proofEngine = z.object({
  id: z.enum(['workbench', 'duckdb', 'sqlite', 'postgresql']),
  name: z.string(),
  version: z.string(),
  gridRows: z.number(),
  gridDiffering: z.number(),
  spineRows: z.number(),
  spineDiffering: z.number(),
  /** Units per entry over the customer table, in the definition's order with the default path last. */
  unitsPerEntry: z.array(z.number()),
})

export const proofCertificate = z.object({
  structureId: z.string(),
  structureName: z.string(),
  /** SHA-256 of the canonical definition, hex. */
  digest: z.string(),
  verdict: z.enum(['same', 'differs', 'blind']),
  checkedAt: z.iso.datetime(),
  elapsedMs: z.number(),
  /** The days at which the SQL was run, the as-of date first. */
  asOfDates: z.array(z.iso.date()),
  entries: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['exclusion', 'segment', 'default']) })),
  engines: z.array(proofEngine),
  /** Products that the SQL is written for and that were not run, with why. */
  notRun: z.array(z.object({ product: z.string(), reason: z.string() })).default([]),
  /** What the edge grid holds, in words with row counts; they add up to `gridRows`. */
  gridCases: z.array(z.object({ label: z.string(), rows: z.number() })),
  gridRows: z.number(),
  /** Altered definitions that the grid must tell from the true one. Equivalent ones are proved alike and listed. */
  mutants: z.object({
    made: z.number(),
    caught: z.number(),
    equivalent: z.array(z.string()),
    missed: z.array(z.string()),
  }),
  /** The first rows that differ, if any: cells by column, and each engine's answer by its id. */
  differences: z.array(
    z.object({
      engine: z.string(),
      where: z.enum(['grid', 'spine']),
      asOf: z.iso.date(),
      cells: z.record(z.string(), z.string().nullable()),
      expected: z.string(),
      got: z.string(),
    }),
  ),
})
export type ProofCertificate = z.infer<typeof proofCertificate>

/** How the last proof of an option stands now. */
export const proofStanding = z.object({
  structureId: z.string(),
  verdict: proofCertificate.shape.verdict,
  /** The definition or the data changed since, or nothing can be exported any longer. */
  isStale: z.boolean(),
})
export type ProofStanding = z.infer<typeof proofStanding>

/** Rows of a source that no SQL decodes, for the scripts of the recipe: "recipe-rows:" and the source's id. */
const rowsFileId = z.templateLiteral(['recipe-rows:', z.string().min(1)])

export const exportFile = z.object({
  id: z.union([
    z.enum([
      'definition',
      'schema',
      'dictionary',
      'duckdb-load',
      'sqlite-load',
      'duckdb-sql',
      'sqlite-sql',
      'postgresql-sql',
      'assignments-csv',
      'assignments-parquet',
      'consent',
      'recipe-duckdb',
      'recipe-postgresql',
      'recipe-keys',
      'proof',
    ]),
    rowsFileId,
  ]),
  fileName: z.string(),
  description: z.string(),
})
export type ExportFile = z.infer<typeof exportFile>

const structureId = z.string()
/** What the assignments are for; they are refused without it where customers consent to purposes. */
const use = assignmentUse.default(null)

export const exportsProcedures = {
  /** The definition document as text, its digest and the entries that stand in the way. */
  'exports.describe': query(
    z.object({ structureId }),
    z.object({
      /** Reasons why nothing can be exported yet; empty where it can. */
      blocked: z.array(z.string()),
      definition: z.string().nullable(),
      digest: z.string().nullable(),
      sql: z.object({ duckdb: z.string(), sqlite: z.string(), postgresql: z.string() }).nullable(),
      files: z.array(exportFile),
      /** Columns of the definition that may be used by consent alone. */
      restingOnConsent: z.array(z.string()),
      /** The last proof, and whether the definition or the data changed since. */
      proof: proofCertificate.nullable(),
      stale: z.boolean(),
    }),
  ),
  /** The standing of every option that has been proved; the others are left out. */
  'exports.proofs': query(z.object({}), z.array(proofStanding)),
  /** Runs the same-answer proof: a job whose result is a proofCertificate. */
  'exports.prove': command(z.object({ structureId }), z.object({ jobId: z.string() })),
  /** One file; assignments are refused with 'conflict' where nobody said what they are for. Refused with 'proof-failed' unless the last proof says "same" and is not stale. */
  'exports.file': query(z.object({ structureId, fileId: exportFile.shape.id, use }), 'file'),
  /** All files in a ZIP archive. */
  'exports.bundle': query(z.object({ structureId, use }), 'file'),
} as const
