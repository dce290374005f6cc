import type { ExplainedUnit } from '../../../shared/contract/look-up.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { canPin, closeLookUp, setPinned } from '../../state/look-up-store.ts'
import { namesOf } from '../../state/rule-scope-of.ts'
import { showUnitOfKey } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { lookUpWords as say } from '../../strings/look-up.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatMoney } from '../../ui/format-money.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { LandingPart } from './landing-part.tsx'

interface UnitAnswerProps {
  readonly workspace: WorkspaceView
  readonly unitKey: string
  readonly structureIds: readonly string[]
}

/** What one unit brings, and its place in each option. */
export function UnitAnswer({ workspace, unitKey, structureIds }: UnitAnswerProps) {
  const { data, error, isLoading, isStale } = useQuery('lookUp.explain', {
    key: unitKey,
    structureIds: [...structureIds],
  })
  return (
    <>
      <ProgressLine isBusy={isLoading} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {data?.key === unitKey && (
        <article className={classNames('look-up-unit', isStale && 'is-stale')} aria-label={unitKey}>
          <Unit unit={data} workspace={workspace} />
        </article>
      )}
    </>
  )
}

function Unit({ unit, workspace }: { readonly unit: ExplainedUnit; readonly workspace: WorkspaceView }) {
  const { key, isFound, revenue, contribution, landings } = unit
  const { currency, unitNoun } = workspace.frame
  if (!isFound) return <ErrorStrip tone="warning" message={say.gone(key, unitNoun)} remedy={say.goneRemedy} />
  const money = (amount: number | null): string | null => (amount === null ? null : formatMoney(amount, currency))
  const speaking = { workspace, scope: namesOf(workspace) }
  return (
    <>
      <header className="look-up-head">
        <h3 className="look-up-key">{key}</h3>
        <span className="second">{say.brings(money(revenue), money(contribution))}</span>
      </header>
      {landings.map((landing) => (
        <LandingPart key={landing.structureId} landing={landing} speaking={speaking} />
      ))}
    </>
  )
}

/** Pin it, and look at its row. */
export function UnitActions({ workspace, unitKey }: Omit<UnitAnswerProps, 'structureIds'>) {
  const { board, spine } = workspace
  const isPinned = board.pinnedUnits.includes(unitKey)
  const isFull = !isPinned && !canPin(board.pinnedUnits)
  const show = (): void => {
    closeLookUp()
    showUnitOfKey(spine, unitKey)
  }
  return (
    <>
      {isFull && <span className="second">{say.full}</span>}
      <span className="spring" />
      {spine !== null && spine.keyColumn !== null && <Button onPress={show}>{say.showRow}</Button>}
      <Button kind="primary" icon="pin" isDisabled={isFull} onPress={() => setPinned(unitKey, !isPinned)}>
        {isPinned ? say.unpin : say.pin}
      </Button>
    </>
  )
}
