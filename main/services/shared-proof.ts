import type { ProofCertificate } from '../../shared/contract/exports.ts'
import { withheldCells } from '../../shared/quality/small-cells.ts'

/** A certificate as it leaves: units of small segments, and of those by which they could be worked out, are null. */
export function sharedProof(proof: ProofCertificate, least: number) {
  if (least < 2) return proof
  // A row that differs names its values; where every engine agrees there is none.
  return {
    ...proof,
    withheldBelow: least,
    engines: proof.engines.map((engine) => {
      const withheld = withheldCells(engine.unitsPerEntry, least)
      return { ...engine, unitsPerEntry: engine.unitsPerEntry.map((units, at) => (withheld[at] ? null : units)) }
    }),
  }
}
