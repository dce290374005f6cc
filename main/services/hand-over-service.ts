import type { Bytes, OutputOf } from '../../shared/contract/contract.ts'
import {
  type ExportFile,
  type ProofCertificate,
  type ProofStanding,
  proofCertificate,
} from '../../shared/contract/exports.ts'
import type { AssignmentUse } from '../../shared/quality/consent.ts'
import { judgeColumns, refusalsOf } from '../../shared/quality/judge-columns.ts'
import { leastShared } from '../../shared/quality/least-shared.ts'
import { withTooNew } from '../domain/structures/too-new-segment.ts'
import type { Clock } from '../ports/clock.ts'
import { fileBytes } from './bytes-of.ts'
import type { ExportedFile, ExportInput, ExportService, SourceRows } from './export-types.ts'
import type { JobRunner } from './job-runner.ts'
import { recipeMade } from './recipe-made.ts'
import { structureOf } from './structure-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Exports and proofs of the open workspace's structures; every proof is kept in the workspace's log. */
export interface HandOverService {
  describe(structureId: string): Promise<OutputOf<'exports.describe'>>
  /** How the last proof of every proved option stands now. */
  proofs(): Promise<ProofStanding[]>
  prove(structureId: string): string
  /** What left for which use is noted in the log. */
  file(structureId: string, fileId: ExportFile['id'], use: AssignmentUse, signal: AbortSignal): Promise<Bytes>
  bundle(structureId: string, use: AssignmentUse, signal: AbortSignal): Promise<Bytes>
}

const PROOF = 'proof'
const EXPORT = 'export'

export function createHandOverService(
  session: WorkspaceSession,
  exports: ExportService,
  jobs: JobRunner,
  clock: Pick<Clock, 'now'>,
  sha256: (text: string) => string,
  rows: SourceRows,
): HandOverService {
  /** Proofs made since the workspace was opened, for workspaces that cannot be written to. */
  const made = new Map<string, ProofCertificate>()
  const keyOf = (structureId: string): string => `${session.required().id} ${structureId}`

  const inputOf = (structureId: string): ExportInput => {
    const workspace = session.loaded()
    const { frame, thresholds, dictionary } = workspace.document
    return {
      structure: withTooNew(structureOf(workspace, structureId), workspace.document),
      thresholds,
      frame,
      spine: workspace.spine,
      table: workspace.table,
      judged: judgeColumns(workspace.document),
      consents: dictionary.consents,
      leastShared: leastShared(dictionary.limits, frame.unitNoun),
      made: recipeMade(workspace.document, sha256),
      rows,
    }
  }

  /** The last proof of every option that has one, by the option's id. */
  const lastProofs = async (): Promise<ReadonlyMap<string, ProofCertificate>> => {
    const { store, document } = session.required()
    const last = new Map<string, ProofCertificate>()
    for (const { value } of await store.readLog(PROOF)) {
      const parsed = proofCertificate.safeParse(value)
      if (parsed.success) last.set(parsed.data.structureId, parsed.data)
    }
    for (const { id } of document.structures) {
      const recent = made.get(keyOf(id))
      if (recent) last.set(id, recent)
    }
    return last
  }

  const lastProof = async (structureId: string): Promise<ProofCertificate | null> =>
    made.get(keyOf(structureId)) ?? (await lastProofs()).get(structureId) ?? null

  /** In the log of the workspace that it is about, whatever else was opened since. */
  const note = async (openingId: string, kind: string, at: string, value: unknown): Promise<void> => {
    const { store } = session.stillOpen(openingId)
    if (!store.report.readOnly) await store.appendLog({ kind, at, value })
  }

  /** Makes files by the option's last proof and notes that they left. */
  const exported = async (
    structureId: string,
    use: AssignmentUse,
    make: (input: ExportInput, proof: ProofCertificate | null) => Promise<ExportedFile>,
  ): Promise<Bytes> => {
    const { id } = session.required()
    const input = inputOf(structureId)
    const proof = await lastProof(structureId)
    const { fileName, mediaType, bytes } = await make(input, proof)
    if (proof) await note(id, EXPORT, clock.now(), { structureId, fileName, digest: proof.digest, use })
    return fileBytes(fileName, mediaType, bytes)
  }

  /** By option. Asked after every edit, and a definition whose rules ignore case reads all texts of a column. */
  const judged = new Map<string, { readonly key: string; readonly isStale: boolean }>()

  const isStale = (structureId: string, proof: ProofCertificate): boolean => {
    const input = inputOf(structureId)
    const { structure, thresholds, frame, spine } = input
    const refused = [...refusalsOf(input.judged).keys()]
    const key = JSON.stringify([structure, thresholds, frame, spine.snapshotId, refused, proof.digest])
    const known = judged.get(structureId)
    if (known?.key === key) return known.isStale
    const { stale } = exports.describe(input, proof)
    judged.set(structureId, { key, isStale: stale })
    return stale
  }

  return {
    describe: async (structureId) => exports.describe(inputOf(structureId), await lastProof(structureId)),
    async proofs() {
      const last = await lastProofs()
      return session.required().document.structures.flatMap(({ id: structureId }) => {
        const proof = last.get(structureId)
        if (!proof) return []
        return [{ structureId, verdict: proof.verdict, isStale: isStale(structureId, proof) }]
      })
    },
    prove(structureId) {
      const { id } = session.required()
      const input = inputOf(structureId)
      const key = keyOf(structureId)
      return jobs.start('proof', async (report, signal) => {
        const certificate = await exports.prove(input, report, signal)
        made.set(key, certificate)
        await note(id, PROOF, certificate.checkedAt, certificate)
        return certificate
      })
    },
    file: (structureId, fileId, use, signal) =>
      exported(structureId, use, (input, proof) => exports.file(input, fileId, proof, use, signal)),
    bundle: (structureId, use, signal) =>
      exported(structureId, use, (input, proof) => exports.bundle(input, proof, use, signal)),
  }
}
