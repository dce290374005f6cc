import { create } from 'zustand'
import { type ProofCertificate, proofCertificate } from '../../../shared/contract/exports.ts'
import { call } from '../../api/call.ts'
import { jobResult } from '../../state/jobs-store.ts'
import { reportError } from '../../state/notice-store.ts'

interface ProofState {
  /** Proofs made in this window since the last description of their option, by option. */
  readonly proofs: Readonly<Record<string, ProofCertificate>>
  /** The running job of an option. */
  readonly jobIds: Readonly<Record<string, string>>
}

/** Proofs as they end: a proof changes nothing in the workspace, so no revision tells of it. */
export const useProofs = create<ProofState>()(() => ({ proofs: {}, jobIds: {} }))

/** Runs the same-answer proof of an option; its failure goes to the notices. */
export async function prove(structureId: string): Promise<void> {
  try {
    const { jobId } = await call('exports.prove', { structureId })
    useProofs.setState(({ jobIds }) => ({ jobIds: { ...jobIds, [structureId]: jobId } }))
    const proof = proofCertificate.parse(await jobResult(jobId))
    useProofs.setState(({ proofs }) => ({ proofs: { ...proofs, [structureId]: proof } }))
  } catch (error) {
    reportError(error)
  } finally {
    useProofs.setState(({ jobIds }) => {
      const { [structureId]: _ended, ...rest } = jobIds
      return { jobIds: rest }
    })
  }
}
