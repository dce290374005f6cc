import type { EntryReach, MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { figureOf } from '../../charts/figure-of.ts'
import { useLine } from '../../state/line-store.ts'
import { sharedThresholdWords } from '../../strings/shared-threshold.ts'
import { moneyUnit } from '../../ui/format-money.ts'
import { formatChange } from '../../ui/format-number.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { entriesOf } from './entry.ts'
import { thresholdUses } from './threshold-uses.ts'
import { useLiveReach } from './use-live-reach.ts'

interface SharedOptionsProps {
  readonly workspace: WorkspaceView
  /** The option that is edited. */
  readonly structure: Structure
  readonly entryId: string
  readonly preview: MovedThreshold | null
}

/** What the threshold in the hand does to the other options that share it. */
export function SharedOptions({ workspace, structure, entryId, preview }: SharedOptionsProps) {
  const line = useLine((state) => state.reached?.line ?? null)
  if (line?.kind !== 'threshold') return null
  const uses = thresholdUses(workspace.structures).get(line.name) ?? []
  const ids = new Set(uses.map(({ structureId }) => structureId))
  return workspace.structures
    .filter(({ id }) => id !== structure.id && ids.has(id))
    .map((other) => <SharedOption key={other.id} {...{ workspace, other, entryId, preview }} threshold={line.name} />)
}

interface SharedOptionProps extends Omit<SharedOptionsProps, 'structure'> {
  readonly other: Structure
  readonly threshold: string
}

function SharedOption({ workspace, other, entryId, preview, threshold }: SharedOptionProps) {
  const edit = preview === null ? null : { draftText: null, threshold: preview, isUnread: false }
  const { was, now } = useLiveReach(other.id, entryId, edit)
  const before = new Map(was?.entries.map((entry) => [entry.entryId, entry]))
  const changes = (now?.entries ?? []).flatMap((entry) => changeOf(before.get(entry.entryId), entry))
  if (changes.length === 0) return null
  const entries = entriesOf(other)
  const { currency, unitNoun } = workspace.frame
  const unit = moneyUnit(
    changes.flatMap(({ money }) => money ?? []),
    currency,
  )
  const hasMoney = changes.some(({ money }) => money !== null)
  return (
    <section className="effect-part">
      <h2 className="h">{sharedThresholdWords.title(threshold, other.name)}</h2>
      <p className="caption">{sharedThresholdWords.caption(unitNoun, hasMoney ? unit.label : null)}</p>
      <ul>
        {changes.map(({ entryId: id, units, money }) => {
          const entry = entries.find((one) => one.id === id)
          return (
            <li className="moved" key={id}>
              <Swatch kind={entry?.paint ?? 'default'} />
              <span className="cut">{entry?.name ?? other.defaultPath.name}</span>
              <span className="num">{formatChange(units)}</span>
              <span className="num second">{money !== null && formatChange(money / unit.divisor, unit.digits)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface Change {
  readonly entryId: string
  readonly units: number
  /** Of contribution; null where it is not known. */
  readonly money: number | null
}

function changeOf(was: EntryReach | undefined, now: EntryReach): readonly Change[] {
  if (was === undefined || was.units === now.units) return []
  const [before, after] = [figureOf(was, 'contribution'), figureOf(now, 'contribution')]
  const money = before === null || after === null ? null : after - before
  return [{ entryId: now.entryId, units: now.units - was.units, money }]
}
