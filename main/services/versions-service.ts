import { AppError } from '../../shared/contract/app-error.ts'
import type { VersionComparison, VersionRef, OptionVersion as VersionView } from '../../shared/contract/versions.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import { scopeOf } from '../domain/structures/run-plan.ts'
import { compareVersions, sameEntries } from '../domain/versions/compare-versions.ts'
import { groupTwins } from '../domain/versions/group-twins.ts'
import { type OptionVersion, optionVersions } from '../domain/versions/option-versions.ts'
import { versionSumsOf } from '../domain/versions/version-sums.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type PreparedStructure, prepareStructure } from './evaluation.ts'
import { linesOf } from './lines-of.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** How options changed from version to version, and which are the same under other names. */
export interface VersionsService {
  list(structureId: string): Promise<VersionView[]>
  /** Rejects with AppError 'not-found' where a version is no longer in the history. */
  compare(from: VersionRef, to: VersionRef): Promise<VersionComparison>
  twins(structureIds: readonly string[]): Promise<string[][]>
}

export function createVersionsService(session: WorkspaceSession, engine: SegmentEngine): VersionsService {
  const versionsOf = async (workspace: OpenWorkspace, structureId: string): Promise<readonly OptionVersion[]> => {
    const present = structureOf(workspace, structureId)
    const edits = await workspace.store.readEdits([structureId], ['threshold'])
    return optionVersions(present, workspace.document.thresholds, edits)
  }

  const versionAt = async (workspace: OpenWorkspace, { structureId, version }: VersionRef) => {
    if (version === null)
      return { structure: structureOf(workspace, structureId), thresholds: workspace.document.thresholds }
    const found = (await versionsOf(workspace, structureId)).find((one) => one.version === version)
    if (found !== undefined) return found
    throw new AppError('not-found', 'That version is no longer in the history: what made it was undone.', {
      remedy: 'Choose another version.',
    })
  }

  return {
    async list(structureId) {
      const versions = await versionsOf(session.required(), structureId)
      return versions.map(({ version, label, at }, place) => ({ version, label, at, isNow: place === 0 }))
    },
    async compare(fromRef, toRef) {
      const workspace = session.loaded()
      const [from, to] = [await versionAt(workspace, fromRef), await versionAt(workspace, toRef)]
      const [was, is] = [preparedVersion(workspace, from), preparedVersion(workspace, to)]
      const { measures } = plannedEconomics(workspace)
      const { units, sums, counts } = await engine.crossTab(was.runnable, is.runnable, measures)
      const ids = measures.map(({ id }) => id)
      const width = is.entries.length
      const pairs = classSumsOf(ids, units, sums, counts)
      const pair = (before: number, after: number): ClassSums => pairs[before * width + after] ?? NO_UNITS
      const same = sameEntries(from.structure, to.structure)
      const isMove = (before: number, after: number): boolean =>
        same.get(is.entries[after]?.entryId ?? '') !== was.entries[before]?.entryId
      const moves = was.entries.flatMap((left, before) =>
        is.entries.flatMap((right, after) => {
          const sumsOfPair = pair(before, after)
          return isMove(before, after) && sumsOfPair.units > 0
            ? [{ from: left.name, to: right.name, classSums: sumsOfPair }]
            : []
        }),
      )
      const all = [...was.entries.keys()].flatMap((before) =>
        [...is.entries.keys()].map((after) => pair(before, after)),
      )
      const ofFormer = (index: number): ClassSums =>
        togetherOf([...is.entries.keys()].map((after) => pair(index, after)))
      const ofLater = (index: number): ClassSums =>
        togetherOf([...was.entries.keys()].map((before) => pair(before, index)))
      const former = linesOf(was)
      const later = linesOf(is)
      return {
        changes: [...compareVersions(from, to)],
        lines: [
          ...later.map(({ index, ...line }) => {
            const before = former.find(({ entryId }) => entryId === same.get(line.entryId))
            return {
              ...line,
              from: before === undefined ? null : versionSumsOf(ofFormer(before.index)),
              to: versionSumsOf(ofLater(index)),
            }
          }),
          ...former
            .filter(({ entryId }) => ![...same.values()].includes(entryId))
            .map(({ index, ...line }) => ({ ...line, from: versionSumsOf(ofFormer(index)), to: null })),
        ],
        moved: versionSumsOf(togetherOf(moves.map(({ classSums }) => classSums))),
        total: versionSumsOf(togetherOf(all)),
        moves: moves
          .map(({ classSums, ...ends }) => ({ ...ends, sums: versionSumsOf(classSums) }))
          .sort((a, b) => b.sums.units - a.sums.units),
        broken: [...was.entries, ...is.entries].flatMap(({ name, broken }) =>
          broken === null ? [] : [{ name, reason: broken }],
        ),
      }
    },
    async twins(structureIds) {
      const workspace = session.loaded()
      const prepared = structureIds.map((id) => ({
        id,
        ...prepareStructure(structureOf(workspace, id), workspace),
      }))
      const sizes = await Promise.all(prepared.map(async ({ runnable }) => (await engine.evaluate(runnable, [])).units))
      const isTwin = async (first: number, second: number): Promise<boolean> => {
        const [one, other] = [prepared[first], prepared[second]]
        if (one === undefined || other === undefined) return false
        const { units } = await engine.crossTab(one.runnable, other.runnable, [])
        return isRelabelling(units, other.entries.length)
      }
      const groups = await groupTwins(
        sizes.map((units) => [...units]),
        isTwin,
      )
      return groups.map((group) => group.flatMap((place) => prepared[place]?.id ?? []))
    },
  }
}

/** A version's rules over the present table, with the thresholds as they were. */
function preparedVersion(
  workspace: LoadedWorkspace,
  { structure, thresholds }: Pick<OptionVersion, 'structure' | 'thresholds'>,
): PreparedStructure {
  const { spine, scope } = workspace
  return prepareStructure(structure, { ...workspace, scope: scopeOf(spine, thresholds, scope.refused) })
}

/** Whether each class of the one structure is a class of the other: no row and no column has two cells with units. */
function isRelabelling(units: Float64Array, width: number): boolean {
  const seenRows = new Set<number>()
  const seenColumns = new Set<number>()
  for (const [at, count] of units.entries()) {
    if (count === 0) continue
    const [row, column] = [Math.floor(at / width), at % width]
    if (seenRows.has(row) || seenColumns.has(column)) return false
    seenRows.add(row)
    seenColumns.add(column)
  }
  return true
}
