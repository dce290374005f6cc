import { type Structure, structure } from '../../../shared/entities/structure.ts'
import { type Threshold, threshold } from '../../../shared/entities/threshold.ts'
import { rulesContent } from '../structures/rules-content.ts'
import type { StoredEntity } from '../workspace/entity-change.ts'

/** An edit with the values of an option and of the named thresholds before it. */
export interface VersionEdit {
  readonly seq: number
  readonly label: string
  readonly at: string
  readonly before: readonly StoredEntity[]
}

/** An option as it stood from one edit to the next. */
export interface OptionVersion {
  /** The edit that made it; 0 for what stood before the first one that is known. */
  readonly version: number
  /** What that edit did and when; null for version 0. */
  readonly label: string | null
  readonly at: string | null
  readonly structure: Structure
  readonly thresholds: readonly Threshold[]
}

/** More versions than these are too many to choose from. */
const MOST_VERSIONS = 60

/**
 * The versions of an option, the one of now first: its edits are taken back one after the other. An edit that changed
 * nothing that the option says (a threshold that it does not name, its place among the options) makes no version.
 * @param edits that changed the option or any threshold, the latest first
 */
export function optionVersions(
  present: Structure,
  thresholds: readonly Threshold[],
  edits: readonly VersionEdit[],
): readonly OptionVersion[] {
  const versions: OptionVersion[] = []
  let state: { readonly structure: Structure | null; readonly thresholds: readonly Threshold[] } = {
    structure: present,
    thresholds,
  }
  for (const { seq, label, at, before } of edits) {
    const { structure: shown } = state
    if (shown === null || versions.length >= MOST_VERSIONS) return versions
    const former = takenBack(state, present.id, before)
    if (former.structure === null || said(former.structure, former.thresholds) !== said(shown, state.thresholds))
      versions.push({ version: seq, label, at, structure: shown, thresholds: state.thresholds })
    state = former
  }
  if (state.structure !== null)
    versions.push({ version: 0, label: null, at: null, structure: state.structure, thresholds: state.thresholds })
  return versions
}

function takenBack(
  { structure: shown, thresholds }: { readonly structure: Structure | null; readonly thresholds: readonly Threshold[] },
  id: string,
  before: readonly StoredEntity[],
): { readonly structure: Structure | null; readonly thresholds: readonly Threshold[] } {
  const own = before.find((entity) => entity.id === id)
  const read = own === undefined ? null : structure.safeParse(own.value)
  const changed = new Set(before.filter(({ kind }) => kind === 'threshold').map((entity) => entity.id))
  const former = before.flatMap((entity) => {
    const parsed = entity.kind === 'threshold' ? threshold.safeParse(entity.value) : null
    return parsed?.success ? [parsed.data] : []
  })
  return {
    structure: own === undefined ? shown : read?.success ? read.data : null,
    thresholds: [...thresholds.filter((one) => !changed.has(one.id)), ...former].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
  }
}

/** What an option says, as text: its names, rules and thresholds in their order. */
function said(of: Structure, thresholds: readonly Threshold[]): string {
  const ids = [...of.exclusions, ...of.segments].map(({ id }) => id)
  return JSON.stringify([of.name, of.lens, ids, rulesContent(of, thresholds)])
}
