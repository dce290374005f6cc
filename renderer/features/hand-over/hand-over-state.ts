import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { ProofCertificate } from '../../../shared/contract/exports.ts'

export type Description = OutputOf<'exports.describe'>

/** How far an option is from being handed over. */
export type HandOverState =
  | { readonly kind: 'blocked'; readonly reasons: readonly string[]; readonly proof: ProofCertificate | null }
  | { readonly kind: 'unproved'; readonly proof: null }
  | { readonly kind: 'stale' | 'differs' | 'blind' | 'ready'; readonly proof: ProofCertificate }

/** The state of an option from its description and a proof that may have ended after it was asked for. */
export function handOverState(description: Description, fresh: ProofCertificate | undefined): HandOverState {
  const isNewer =
    fresh !== undefined &&
    (description.proof === null || Date.parse(fresh.checkedAt) > Date.parse(description.proof.checkedAt))
  const proof = isNewer ? fresh : description.proof
  if (description.blocked.length > 0) return { kind: 'blocked', reasons: description.blocked, proof }
  if (proof === null) return { kind: 'unproved', proof }
  // A description newer than the proof knows whether the data changed; an older one at least knows the definition.
  const isStale = isNewer ? proof.digest !== description.digest : description.stale
  if (isStale) return { kind: 'stale', proof }
  return { kind: proof.verdict === 'same' ? 'ready' : proof.verdict, proof }
}

/**
 * Rows checked in each engine but the workbench, whose answers over the customer table are what the others are held
 * against; and rows that differ. Over the edge rows the workbench too is held against the plain meaning of the rules.
 */
export function checkedRows(proof: ProofCertificate): {
  readonly checked: number
  readonly engines: number
  readonly differing: number
} {
  const others = proof.engines.filter(({ id }) => id !== 'workbench')
  return {
    checked: Math.min(...others.map(({ gridRows, spineRows }) => gridRows + spineRows)),
    engines: others.length,
    differing: proof.engines.reduce(
      (sum, { gridDiffering, spineDiffering }) => sum + gridDiffering + spineDiffering,
      0,
    ),
  }
}

/** A digest in groups of eight, as it is read aloud. */
export function groupedDigest(digest: string): string {
  return (digest.match(/.{1,8}/g) ?? []).join(' ')
}
