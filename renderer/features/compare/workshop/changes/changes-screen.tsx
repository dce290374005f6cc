import type { OptionVersion, VersionComparison, VersionRef } from '../../../../../shared/contract/versions.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { useQuery } from '../../../../state/use-query.ts'
import { compareWords } from '../../../../strings/compare.ts'
import { changeWords as say, workshopWords } from '../../../../strings/workshop.ts'
import { Button } from '../../../../ui/button.tsx'
import type { Choice } from '../../../../ui/choice-item.tsx'
import { classNames } from '../../../../ui/class-names.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { ErrorStrip } from '../../../../ui/error-strip.tsx'
import { formatMoney } from '../../../../ui/format-money.ts'
import { formatWhen } from '../../../../ui/format-time.ts'
import { ProgressLine } from '../../../../ui/progress-line.tsx'
import { Screen } from '../../../../ui/screen.tsx'
import { ScreenHead } from '../../../../ui/screen-head.tsx'
import { Select } from '../../../../ui/select.tsx'
import { useLeastShown } from '../../serving/hidden-lines.ts'
import type { ShownOption } from '../../shown-options.ts'
import { backToBoard, useWorkshopView } from '../workshop-view.ts'
import { ChangesPart } from './changes-part.tsx'
import './changes.css'

interface ChangesScreenProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

/** What changed between two versions of an option, in words, units and money. */
export function ChangesScreen({ workspace, options }: ChangesScreenProps) {
  const chosen = useWorkshopView()
  const least = useLeastShown()
  const option = options.find(({ structureId }) => structureId === chosen.structureId) ?? options[0]
  const structureId = option?.structureId ?? ''
  const versions = useQuery('versions.list', { structureId }, { enabled: option !== undefined })
  const known = versions.isStale ? undefined : versions.data
  const others = options.filter((other) => other !== option)
  const choices = againstChoices(known ?? [], others)
  const against = choices.find(({ id }) => id === chosen.against) ?? choices.find(({ id }) => id.startsWith('version '))
  const from = against === undefined ? null : refOf(against.id, structureId)
  const { data, error, isLoading, isStale } = useQuery(
    'versions.compare',
    { from: from ?? { structureId, version: null }, to: { structureId, version: null } },
    { enabled: from !== null },
  )
  if (option === undefined) return null
  return (
    <Screen
      label={compareWords.step}
      head={
        <ScreenHead
          title={
            from === null
              ? say.title(option.name)
              : data === undefined || isStale
                ? say.asking
                : titleOf(data, option.name, workspace.frame, least)
          }
          scope={say.scope}
          actions={<Button onPress={backToBoard}>{workshopWords.back}</Button>}
        >
          <Select
            label={say.option}
            labelPlace="inline"
            choices={options.map((one) => ({ id: one.structureId, name: `${one.letter}  ${one.name}` }))}
            value={structureId}
            onChange={(id) => useWorkshopView.setState({ structureId: id, against: null })}
          />
          {choices.length > 0 && (
            <Select
              label={say.against}
              labelPlace="inline"
              choices={choices}
              value={against?.id ?? null}
              onChange={(id) => useWorkshopView.setState({ against: id })}
            />
          )}
        </ScreenHead>
      }
      strips={
        <>
          <ProgressLine isBusy={isLoading || versions.isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? workshopWords.failedRemedy} />}
          {data && data.broken.length > 0 && (
            <ErrorStrip tone="warning" message={say.broken(data.broken.map(({ name }) => name))} />
          )}
        </>
      }
    >
      {known !== undefined && from === null && (
        <EmptyState title={say.onlyVersion}>
          <p>{say.onlyVersionHelp}</p>
        </EmptyState>
      )}
      {data && from !== null && (
        <section
          className={classNames('scroll changes-scroll', isStale && 'is-stale')}
          aria-label={say.said}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          <ChangesPart comparison={data} workspace={workspace} />
        </section>
      )}
    </Screen>
  )
}

/** Earlier versions, the latest first, then the other options. */
function againstChoices(versions: readonly OptionVersion[], others: readonly ShownOption[]): readonly Choice[] {
  return [
    ...versions
      .filter(({ isNow }) => !isNow)
      .map(({ version, label, at }) => ({
        id: `version ${version}`,
        name: say.version(label, at === null ? null : formatWhen(new Date(at), new Date())),
      })),
    ...others.map(({ structureId, letter, name }) => ({
      id: `option ${structureId}`,
      name: say.asOtherOption(letter, name),
    })),
  ]
}

function refOf(id: string, structureId: string): VersionRef {
  const place = id.indexOf(' ')
  const rest = id.slice(place + 1)
  return id.startsWith('version ') ? { structureId, version: Number(rest) } : { structureId: rest, version: null }
}

function titleOf(
  { changes, moved, total }: VersionComparison,
  name: string,
  { currency, unitNoun }: WorkspaceView['frame'],
  least: number,
): string {
  if (moved.units === 0) return changes.length === 0 ? say.same(name) : say.nobody
  if (moved.units < least) return say.movedFew(least, unitNoun)
  const money = [
    moved.revenue === null ? null : say.revenue(formatMoney(moved.revenue, currency)),
    moved.contribution === null ? null : say.contribution(formatMoney(moved.contribution, currency)),
  ].filter((part) => part !== null)
  return say.moved({ units: moved.units, share: moved.units / Math.max(1, total.units), money }, unitNoun)
}
