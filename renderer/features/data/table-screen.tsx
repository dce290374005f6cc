import { useMemo } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Spine } from '../../../shared/entities/spine.ts'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { goToStep, useNavigation } from '../../state/navigation-store.ts'
import { useTableView } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { chooseData, showSources } from '../../state/workspace-actions.ts'
import { asOfWords } from '../../strings/as-of.ts'
import { tableStrings as say } from '../../strings/data.ts'
import { placeWords } from '../../strings/places.ts'
import { coverageStrings } from '../../strings/quality.ts'
import { gapWords } from '../../strings/set-gaps.ts'
import { setWords } from '../../strings/sets.ts'
import { newTableStrings } from '../../strings/start.ts'
import { unseenWords } from '../../strings/unseen.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount, formatUnits } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AsOfPanel } from './as-of/as-of-panel.tsx'
import { GapsPanel } from './gaps/gaps-panel.tsx'
import { LoadedSetAside } from './loaded-set-aside.tsx'
import { MeaningsInspector } from './meanings-inspector.tsx'
import { PlacesPanel } from './places/places-panel.tsx'
import { ColumnInspector } from './quality/column-inspector.tsx'
import { ColumnsPanel } from './quality/columns-panel.tsx'
import { CoverageTable } from './quality/coverage-table.tsx'
import { useJudgedColumns } from './quality/use-judged-columns.ts'
import { setAsideCount } from './set-aside-count.ts'
import { SetsPanel } from './sets/sets-panel.tsx'
import { TableRows } from './table-rows.tsx'
import { UnseenPanel } from './unseen/unseen-panel.tsx'

export interface TableScreenProps {
  readonly workspace: WorkspaceView
  readonly spine: Spine
}

/** The customer table: rows, columns, what was set aside; the column meanings beside it. */
export function TableScreen({ workspace, spine }: TableScreenProps) {
  const tab = useTableView((state) => state.tab)
  const isInspecting = useNavigation(({ inspectorOpen }) => inspectorOpen.data)
  const profiles = useQuery('grid.profiles', {}, { ofTable: true }).data ?? []
  const judged = useJudgedColumns(workspace)
  const chosen = useTableView((state) => state.columns)
  const described = judged.filter(({ column }) => chosen.includes(column.name))
  useTableCommands()
  const { source, columns } = spine
  const sets = useQuery('sets.list', {}, { ofTable: true }).data ?? []
  const kept = useQuery('asOf.list', {}).data?.tables ?? []
  const misfits = columns.reduce((sum, column) => sum + column.misfits, 0)
  return (
    <Screen
      label="Data"
      head={
        <ScreenHead
          title={`${formatUnits(spine.unitCount, workspace.frame.unitNoun)}, ${formatExactCount(columns.length)} columns`}
          scope={<Scope workspace={workspace} spine={spine} />}
          actions={
            <>
              {source.format === 'recipe' && <Button onPress={showSources}>{newTableStrings.sources}</Button>}
              <Button onPress={() => void chooseData()}>{say.replace}</Button>
              <Button kind="primary" onPress={() => goToStep('hypothesise')}>
                {say.next}
              </Button>
            </>
          }
        />
      }
      inspector={
        isInspecting &&
        (tab === 'columns' && described.length > 0 ? (
          <ColumnInspector key={chosen.join()} workspace={workspace} chosen={described} />
        ) : (
          <MeaningsInspector workspace={workspace} spine={spine} profiles={profiles} />
        ))
      }
    >
      <Tabs
        label="The customer table"
        value={tab}
        onChange={(next) => useTableView.setState({ tab: next })}
        tabs={[
          { id: 'rows', name: say.tabs.rows },
          {
            id: 'columns',
            name: say.tabs.columns,
            count: formatExactCount(columns.length),
            isWarning: judged.some(({ refusal }) => refusal),
          },
          { id: 'coverage', name: coverageStrings.tab },
          {
            id: 'set-aside',
            name: say.tabs.setAside,
            count: setAsideCount(source.rowsSetAside, misfits),
            isWarning: source.rowsSetAside + misfits > 0,
          },
          ...(sets.length > 0
            ? [
                { id: 'sets' as const, name: setWords.tab, count: formatExactCount(sets.length) },
                { id: 'gaps' as const, name: gapWords.tab },
              ]
            : []),
          { id: 'places', name: placeWords.tab },
          ...(source.format === 'recipe' || kept.length > 0
            ? [{ id: 'as-of' as const, name: asOfWords.tab, count: formatExactCount(kept.length) }]
            : []),
          { id: 'unseen', name: unseenWords.tab },
        ]}
      >
        {tab === 'rows' && <TableRows workspace={workspace} spine={spine} profiles={profiles} />}
        {tab === 'columns' && <ColumnsPanel workspace={workspace} spine={spine} profiles={profiles} judged={judged} />}
        {tab === 'coverage' && <CoverageTable workspace={workspace} judged={judged} />}
        {tab === 'set-aside' && <LoadedSetAside spine={spine} misfits={misfits} />}
        {tab === 'sets' && <SetsPanel workspace={workspace} sets={sets} />}
        {tab === 'gaps' && <GapsPanel workspace={workspace} sets={sets} />}
        {tab === 'places' && <PlacesPanel workspace={workspace} />}
        {tab === 'as-of' && <AsOfPanel workspace={workspace} />}
        {tab === 'unseen' && <UnseenPanel workspace={workspace} />}
      </Tabs>
    </Screen>
  )
}

function Scope({ workspace, spine }: TableScreenProps) {
  const dot = '\u2002·\u2002'
  const { source } = spine
  if (source.format === 'recipe') return newTableStrings.madeFrom(source.fileName, formatDay(workspace.frame.asOf))
  return (
    <>
      <span className="cut file-name" title={source.fileName}>
        {source.format === 'sample' ? 'Made-up sample' : source.fileName}
      </span>
      {dot}
      <b>{formatExactCount(source.rowsInFile)}</b> rows in file = <b>{formatExactCount(spine.unitCount)}</b> loaded +{' '}
      <b>{formatExactCount(source.rowsSetAside)}</b> set aside
      <span className="wide">
        {dot}
        {say.key(spine.keyColumn)}
        {dot}as of {formatDay(workspace.frame.asOf)}
      </span>
    </>
  )
}

function useTableCommands(): void {
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'data-next',
        title: say.next,
        section: 'Commands',
        shortcut: 'Mod+Enter',
        run: () => goToStep('hypothesise'),
      },
      { id: 'data-filter', title: 'Filter the rows', section: 'Commands', shortcut: 'Mod+F', run: focusFilter },
      ...(['rows', 'columns', 'set-aside'] as const).map(
        (tab): Command => ({
          id: `data-${tab}`,
          title: `Customer table: ${say.tabs[tab === 'set-aside' ? 'setAside' : tab].toLowerCase()}`,
          section: 'Commands',
          run: () => useTableView.setState({ tab }),
        }),
      ),
      {
        id: 'data-coverage',
        title: coverageStrings.label,
        section: 'Commands',
        run: () => useTableView.setState({ tab: 'coverage' }),
      },
      ...(
        [
          ['places', placeWords.tab],
          ['as-of', asOfWords.tab],
          ['unseen', unseenWords.tab],
        ] as const
      ).map(
        ([tab, title]): Command => ({
          ...{ id: `data-${tab}`, title, section: 'Commands' },
          run: () => useTableView.setState({ tab }),
        }),
      ),
    ],
    [],
  )
  useCommands('table', commands)
}

function focusFilter(): void {
  useTableView.setState({ tab: 'rows' })
  setTimeout(() => document.querySelector<HTMLElement>('.filter-line input')?.focus(), 0)
}
