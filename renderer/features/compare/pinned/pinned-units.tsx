import { useState } from 'react'
import type { PlacedUnit } from '../../../../shared/contract/look-up.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { openLookUp, setPinned } from '../../../state/look-up-store.ts'
import { namedEntry } from '../../../state/named-entry.ts'
import { useQuery } from '../../../state/use-query.ts'
import { lookUpWords as say } from '../../../strings/look-up.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatAmount, type MoneyUnit, moneyUnit } from '../../../ui/format-money.ts'
import { NOT_AVAILABLE } from '../../../ui/format-number.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { sentenceCase } from '../../../ui/number-word.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import type { ShownOption } from '../shown-options.ts'
import './pinned.css'

interface PinnedUnitsProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

/** Up to ten units that everybody in the room knows, always in view below the board, with their place in each option. */
export function PinnedUnits({ workspace, options }: PinnedUnitsProps) {
  const [isShown, setShown] = useState(true)
  const keys = workspace.board.pinnedUnits
  const { data, error, isStale } = useQuery(
    'lookUp.places',
    { keys: [...keys], structureIds: options.map(({ structureId }) => structureId) },
    { enabled: keys.length > 0 },
  )
  if (keys.length === 0) return null
  const noun = workspace.frame.unitNoun
  return (
    <section className="pinned-units" aria-label={say.pinned(noun)}>
      <div className="pinned-head">
        <h2>{say.pinned(noun)}</h2>
        <span className="caption">{say.pinnedCount(keys.length)}</span>
        <span className="spring" />
        <Button kind="link" onPress={() => setShown(!isShown)}>
          {isShown ? say.hidePinned : say.showPinned}
        </Button>
      </div>
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {isShown && data && (
        <div className={classNames('pinned-scroll', isStale && 'is-stale')}>
          {inColumns(
            data.filter(({ key }) => keys.includes(key)),
            options.length <= MOST_SIDE_BY_SIDE ? 2 : 1,
          ).map((units) => (
            <PinnedTable key={units[0]?.key} units={units} all={data} workspace={workspace} options={options} />
          ))}
        </div>
      )}
    </section>
  )
}

/** With more options a line has no room beside another. */
const MOST_SIDE_BY_SIDE = 3
/** So few stand in one column. */
const FEW = 3

/** The units over so many columns, filled one after the other. */
function inColumns(units: readonly PlacedUnit[], columns: number): readonly (readonly PlacedUnit[])[] {
  const each = units.length <= FEW ? units.length : Math.ceil(units.length / columns)
  return units.length === 0 ? [] : [units.slice(0, each), units.slice(each)].filter(({ length }) => length > 0)
}

/** What one unit brings: contribution where any has it, else revenue. */
function moneyOf(all: readonly PlacedUnit[]): 'contribution' | 'revenue' | null {
  if (all.some(({ contribution }) => contribution !== null)) return 'contribution'
  return all.some(({ revenue }) => revenue !== null) ? 'revenue' : null
}

interface PinnedTableProps extends PinnedUnitsProps {
  readonly units: readonly PlacedUnit[]
  /** All that are pinned: their money has one unit. */
  readonly all: readonly PlacedUnit[]
}

function PinnedTable({ units, all, workspace, options }: PinnedTableProps) {
  const { currency, unitNoun } = workspace.frame
  const money = moneyOf(all)
  const unit =
    money === null
      ? null
      : moneyUnit(
          all.flatMap((one) => one[money] ?? []),
          currency,
        )
  return (
    <table className="pinned-table">
      <thead>
        <tr>
          <th className="pinned-key">{sentenceCase(unitNoun.singular)}</th>
          {money !== null && unit !== null && <th className="num money">{say.heads[money](unit.label)}</th>}
          {options.map(({ structureId, letter, name }) => (
            <th key={structureId}>
              <span className="cut" title={name}>
                {letter} {name}
              </span>
            </th>
          ))}
          <th className="last">
            <span className="sr">{say.unpin}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((one) => (
          <tr key={one.key}>
            <th scope="row">
              <Button kind="link" className="cut" label={say.lookAt(one.key)} onPress={() => openLookUp(one.key)}>
                {one.key}
              </Button>
            </th>
            {money !== null && unit !== null && <Money amount={one[money]} unit={unit} />}
            {options.map(({ structureId }) => (
              <Place key={structureId} unit={one} structureId={structureId} workspace={workspace} />
            ))}
            <td className="last">
              <IconButton icon="close" small label={say.unpinKey(one.key)} onPress={() => setPinned(one.key, false)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Money({ amount, unit }: { readonly amount: number | null; readonly unit: MoneyUnit }) {
  if (amount === null) return <td className="num money muted">{NOT_AVAILABLE}</td>
  return <td className={classNames('num', 'money', amount < 0 && 'neg')}>{formatAmount(amount, unit)}</td>
}

interface PlaceProps {
  readonly unit: PlacedUnit
  readonly structureId: string
  readonly workspace: WorkspaceView
}

function Place({ unit, structureId, workspace }: PlaceProps) {
  const structure = workspace.structures.find(({ id }) => id === structureId)
  const landing = unit.landings.find((one) => one.structureId === structureId)
  if (structure === undefined || landing === undefined)
    return <td className="muted">{unit.isFound ? NOT_AVAILABLE : say.notHere}</td>
  const { name, paint } = namedEntry(structure, landing.entryId)
  return (
    <td>
      <span className="pinned-place" title={name}>
        <Swatch kind={paint} />
        <span className="cut">{name}</span>
      </span>
    </td>
  )
}
