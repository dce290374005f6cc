import type { ConsentService } from '../services/consent-service.ts'
import type { HandOverService } from '../services/hand-over-service.ts'
import type { Implementations } from './implementations.ts'

export interface HandOverServices {
  readonly handOver: HandOverService
  readonly consents: ConsentService
}

type HandOverProcedures = Pick<Implementations, Extract<keyof Implementations, `${'exports' | 'consents'}.${string}`>>

/** Proofs, files that leave, and what customers consent to. */
export const handOverProcedures = ({ handOver, consents }: HandOverServices): HandOverProcedures => ({
  'exports.describe': ({ structureId }) => handOver.describe(structureId),
  'exports.proofs': () => handOver.proofs(),
  'exports.prove': async ({ structureId }) => ({ jobId: handOver.prove(structureId) }),
  'exports.file': ({ structureId, fileId, use }, { signal }) => handOver.file(structureId, fileId, use, signal),
  'exports.bundle': ({ structureId, use }, { signal }) => handOver.bundle(structureId, use, signal),
  'consents.set': ({ consents: all }) => consents.set(all),
  'consents.counts': () => consents.counts(),
})
