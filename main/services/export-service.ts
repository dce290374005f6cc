import { AppError } from '../../shared/contract/app-error.ts'
import type { OutputOf } from '../../shared/contract/contract.ts'
import type { ProofCertificate } from '../../shared/contract/exports.ts'
import type { AssignmentUse } from '../../shared/quality/consent.ts'
import type { Consenting } from './assignments.ts'
import { consentAnswers, consentFor, consentRule, consentScope, restingOnConsent } from './consent-rows.ts'
import { type DigestedDefinition, describeDefinition, requireDefinition } from './export-definition.ts'
import { exportFile, exportFiles, type FileInput, isLeftOut, pretty, rowFilesOf } from './export-files.ts'
import { sqlOf, stemOf } from './export-sql.ts'
import type { ExportedFile, ExportInput, ExportPorts, ExportService } from './export-types.ts'
import { zipFiles } from './export-zip.ts'
import { runProof, spineOrdinals } from './proof-run.ts'

/** Turns a structure into the files that leave the workbench, each only once the same-answer proof holds. */
export function createExportService(ports: ExportPorts): ExportService {
  const fileInput = async (
    input: ExportInput,
    lastProof: ProofCertificate | null,
    use: AssignmentUse,
    signal: AbortSignal,
  ): Promise<FileInput> => {
    const digested = requireDefinition(input, ports.sha256)
    const proof = requireProof(digested, lastProof)
    const resting = restingIn(digested, input)
    const mayNameEverybody = !asksConsent(input, resting) || use?.kind === 'no-consent-needed'
    let ordinals: Promise<Uint8Array> | null = null
    let consenting: Promise<Consenting | null> | null = null
    return {
      digested,
      proof,
      spine: input.spine,
      table: input.table,
      judged: input.judged,
      made: input.made,
      rows: input.rows,
      mayNameEverybody,
      atHand: mayNameEverybody ? await sourcesAtHand(input, digested) : new Set(),
      leastShared: input.leastShared,
      ordinals: () => {
        ordinals ??= spineOrdinals(ports, input.table, digested.definition)
        return ordinals
      },
      use,
      asksConsent: asksConsent(input, resting),
      consenting: () => {
        consenting ??= findConsenting(ports, input, use, resting)
        return consenting
      },
      parquet: ports.parquet,
      signal,
    }
  }
  return {
    describe: (input, lastProof) => describeExport(input, lastProof, ports.sha256),
    async prove(input, report, signal) {
      return runProof(ports, { ...input, digested: requireDefinition(input, ports.sha256) }, report, signal)
    },
    async file(input, fileId, lastProof, use, signal) {
      return exportFile(fileId, await fileInput(input, lastProof, use, signal))
    },
    async bundle(input, lastProof, use, signal) {
      const whole = await fileInput(input, lastProof, use, signal)
      const files: ExportedFile[] = []
      const stem = stemOf(whole.digested)
      for (const { id } of exportFiles(stem, whole)) if (!isLeftOut(id, whole)) files.push(await exportFile(id, whole))
      return {
        fileName: `${stem}.zip`,
        mediaType: 'application/zip',
        bytes: await zipFiles(files, new Date(ports.clock.now()), signal),
      }
    },
  }
}

function describeExport(
  input: ExportInput,
  lastProof: ProofCertificate | null,
  sha256: ExportPorts['sha256'],
): OutputOf<'exports.describe'> {
  const described = describeDefinition(input, sha256)
  if (described.kind === 'blocked') {
    const nothing = { definition: null, digest: null, sql: null, files: [], restingOnConsent: [] }
    return { ...nothing, blocked: [...described.reasons], proof: lastProof, stale: lastProof !== null }
  }
  const { digested } = described
  const resting = restingIn(digested, input)
  return {
    blocked: [],
    definition: pretty(digested.definition),
    digest: digested.digest,
    sql: {
      duckdb: sqlOf(digested, 'duckdb'),
      sqlite: sqlOf(digested, 'sqlite'),
      postgresql: sqlOf(digested, 'postgresql'),
    },
    files: [
      ...exportFiles(stemOf(digested), {
        made: input.made,
        spine: input.spine,
        asksConsent: asksConsent(input, resting),
      }),
    ],
    restingOnConsent: [...resting],
    proof: lastProof,
    stale: lastProof !== null && lastProof.digest !== digested.digest,
  }
}

/** Columns of a definition that may be used by consent alone. */
function restingIn({ definition }: DigestedDefinition, { judged }: ExportInput): readonly string[] {
  return restingOnConsent(new Set(definition.columns.map(({ name }) => name)), judged)
}

/** Sources that no SQL decodes and whose files are there. */
async function sourcesAtHand(
  { made, spine, rows }: ExportInput,
  digested: DigestedDefinition,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { source } of rowFilesOf(made, spine, stemOf(digested)))
    if (await rows.isAtHand(source)) found.add(source.id)
  return found
}

function asksConsent({ consents }: ExportInput, resting: readonly string[]): boolean {
  return consents.length + resting.length > 0
}

async function findConsenting(
  { openClassifier }: Pick<ExportPorts, 'openClassifier'>,
  { consents, spine, thresholds, frame, table }: ExportInput,
  use: AssignmentUse,
  resting: readonly string[],
): Promise<Consenting | null> {
  const consent = consentFor(use, consents, resting)
  if (consent === null) return null
  const scope = consentScope({ spine, thresholds })
  const rule = consentRule(consent, scope)
  const classifier = openClassifier(table)
  try {
    return { consent, answers: await consentAnswers(classifier, rule, scope, frame.asOf) }
  } finally {
    await classifier.close()
  }
}

function requireProof(
  { definition, digest }: DigestedDefinition,
  lastProof: ProofCertificate | null,
): ProofCertificate {
  const refuse = (why: string): AppError =>
    new AppError('proof-failed', `“${definition.name}” cannot be exported: ${why}`, {
      remedy: 'Run the same-answer proof, and mend what it shows.',
    })
  if (lastProof === null) throw refuse('its SQL has not been proved yet.')
  if (lastProof.digest !== digest) throw refuse('the definition or the data changed since its SQL was proved.')
  if (lastProof.verdict === 'differs') throw refuse('its SQL puts a row in another segment than the workbench does.')
  if (lastProof.verdict === 'blind') throw refuse('the proof could not have seen every fault.')
  return lastProof
}
