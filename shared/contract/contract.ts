import type { z } from 'zod'
import { appProcedures } from './app.ts'
import { asOfProcedures } from './as-of.ts'
import { comparisonProcedures } from './comparison.ts'
import { conditionProcedures } from './conditions.ts'
import { consentProcedures } from './consents.ts'
import { duplicatesProcedures } from './duplicates.ts'
import { economicsProcedures } from './economics.ts'
import { explanationProcedures } from './explanations.ts'
import { exportsProcedures } from './exports.ts'
import { filesProcedures } from './files.ts'
import { goalProcedures } from './goals.ts'
import { gridProcedures } from './grid.ts'
import { importsProcedures } from './imports.ts'
import { jobsProcedures } from './jobs.ts'
import { layersProcedures } from './layers.ts'
import { learningProcedures } from './learning.ts'
import { lookUpProcedures } from './look-up.ts'
import { placesProcedures } from './places.ts'
import { qualityProcedures } from './quality.ts'
import { recipeProcedures } from './recipe.ts'
import { scenarioProcedures } from './scenarios.ts'
import { scorecardProcedures } from './scorecard.ts'
import { servingProcedures } from './serving.ts'
import { setsProcedures } from './sets.ts'
import { statisticsProcedures } from './statistics.ts'
import { structuresProcedures } from './structures.ts'
import { thresholdCubeProcedures } from './threshold-cube.ts'
import { versionsProcedures } from './versions.ts'
import { warehouseProcedures } from './warehouse.ts'
import { workspacesProcedures } from './workspaces.ts'

/** Everything the workbench can be asked: POST /api/<name> with the input as JSON. */
export const contract = {
  ...appProcedures,
  ...filesProcedures,
  ...workspacesProcedures,
  ...jobsProcedures,
  ...importsProcedures,
  ...recipeProcedures,
  ...warehouseProcedures,
  ...asOfProcedures,
  ...duplicatesProcedures,
  ...gridProcedures,
  ...setsProcedures,
  ...placesProcedures,
  ...economicsProcedures,
  ...explanationProcedures,
  ...qualityProcedures,
  ...consentProcedures,
  ...structuresProcedures,
  ...conditionProcedures,
  ...thresholdCubeProcedures,
  ...learningProcedures,
  ...comparisonProcedures,
  ...layersProcedures,
  ...statisticsProcedures,
  ...lookUpProcedures,
  ...versionsProcedures,
  ...scorecardProcedures,
  ...goalProcedures,
  ...scenarioProcedures,
  ...servingProcedures,
  ...exportsProcedures,
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract

/** What a caller passes. */
export type InputOf<Name extends ProcedureName> = z.input<Contract[Name]['input']>
/** What an implementation receives, defaults filled in. */
export type ParsedInputOf<Name extends ProcedureName> = z.output<Contract[Name]['input']>

/** An Arrow IPC stream or a file's bytes, as a pull-driven producer. */
export interface Bytes {
  readonly fileName?: string
  readonly mediaType: string
  readonly sizeBytes?: number
  readonly chunks: AsyncIterable<Uint8Array>
}

/** What an implementation answers. */
export type OutputOf<Name extends ProcedureName> = Contract[Name]['output'] extends z.ZodType
  ? z.output<Contract[Name]['output']>
  : Bytes
