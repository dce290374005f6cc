import type { EntryReach, StructureReach } from '../../shared/contract/structures.ts'
import { setDraft } from '../domain/structures/edit-structure.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { Evaluation, SegmentEngine } from '../ports/segment-engine.ts'
import { evaluateStructure } from './evaluation.ts'
import { draftOf, structureOf } from './structure-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** A text that stands in for one entry's rule, without being kept. */
export interface EntryDraft {
  readonly entryId: string
  readonly text: string
}

/** How many units each rule of a structure reaches, overlaps and cannot decide. */
export interface ReachService {
  reach(structureId: string, draft?: EntryDraft): Promise<StructureReach>
}

/** Overlap as R rows of R counts. */
function overlapRows(overlap: Float64Array, ruleCount: number): number[][] {
  return Array.from({ length: ruleCount }, (_, row) => [...overlap.subarray(row * ruleCount, (row + 1) * ruleCount)])
}

function entryReach(entry: RunEntry, index: number, { units, reach }: Evaluation): EntryReach {
  const found = reach[index]
  const own = units[index] ?? 0
  return {
    entryId: entry.entryId,
    kind: entry.kind,
    units: own,
    matches: found?.matches ?? own,
    overlapping: found?.overlapping ?? 0,
    unknown: found?.unknown ?? 0,
    unknownByColumn: { ...found?.unknownByColumn },
    broken: entry.broken,
  }
}

export function createReachService(session: WorkspaceSession, engine: SegmentEngine): ReachService {
  return {
    async reach(structureId, draft) {
      const workspace = session.loaded()
      const kept = structureOf(workspace, structureId)
      const structure = draft ? setDraft(kept, draft.entryId, draftOf(draft.text, workspace.scope)) : kept
      const { entries, evaluation } = await evaluateStructure(engine, structure, workspace, [])
      return {
        structureId,
        unitCount: workspace.spine.unitCount,
        entries: entries.map((entry, index) => entryReach(entry, index, evaluation)),
        overlap: overlapRows(evaluation.overlap, entries.length - 1),
        elapsedMs: evaluation.elapsedMs,
      }
    },
  }
}
