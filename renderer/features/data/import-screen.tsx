import { useMemo, useState } from 'react'
import type { AppError } from '../../../shared/contract/app-error.ts'
import type { ImportCheck } from '../../../shared/contract/imports.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { loadChecked, readWith } from '../../state/import-flow.ts'
import { type ImportState, useImport } from '../../state/import-store.ts'
import { useNavigation } from '../../state/navigation-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { chooseData, discardData } from '../../state/workspace-actions.ts'
import { refreshWorkspace } from '../../state/workspace-store.ts'
import { importStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { ReadingOptions } from '../../ui/reading/reading-options.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ColumnsTable } from './columns-table.tsx'
import { DropData } from './empty-data.tsx'
import { ImportGrid } from './import-grid.tsx'
import { ImportInspector } from './import-inspector.tsx'
import { ImportScope } from './import-scope.tsx'
import { keyToLoad } from './key-to-load.ts'
import { useJudgedImport } from './quality/use-judged-columns.ts'
import { ImportSetAside, SetAsidePane } from './set-aside.tsx'
import { setAsideCount } from './set-aside-count.ts'

/** Share of the rows from which setting aside is no small matter. */
const MUCH_ASIDE = 0.01

type Tab = 'preview' | 'columns' | 'set-aside'

/** A file on its way in: preview, the check over the whole file, then the decision to load it. */
export function ImportScreen({ workspace }: { readonly workspace: WorkspaceView }) {
  const state = useImport()
  const isInspecting = useNavigation(({ inspectorOpen }) => inspectorOpen.data)
  const { importId, stage } = state
  const { data, error } = useQuery(
    'imports.checked',
    { importId: importId ?? '' },
    { enabled: importId !== null, fixed: true },
  )
  const check = importId === null || data?.importId !== importId ? null : data
  useImportCommands(check, state)
  const failure = state.error ?? error
  const name = state.file?.name ?? state.sending?.name ?? ''
  return (
    <Screen
      label="Data"
      head={
        <ScreenHead
          title={name}
          scope={<ImportScope state={state} check={check} />}
          actions={<ImportActions state={state} check={check} />}
        >
          {state.preview && (
            <ReadingOptions
              found={{ ...state.preview, dialect: check?.source.dialect ?? state.preview.dialect }}
              options={state.options}
              onChange={(options) => void readWith(options)}
              isDisabled={stage === 'loading'}
            />
          )}
        </ScreenHead>
      }
      strips={
        <>
          <ProgressLine isBusy={stage !== 'checked' && stage !== 'failed'} label={say.checking} />
          {check && <ManyAsideStrip check={check} />}
          {failure && (
            <ErrorStrip
              message={failureWords(failure)}
              remedy={failure.remedy}
              actions={
                stage === 'failed' && (
                  <Button small onPress={() => void chooseData()}>
                    {say.otherFile}
                  </Button>
                )
              }
            />
          )}
        </>
      }
      inspector={isInspecting && state.preview && <ImportInspector workspace={workspace} state={state} check={check} />}
    >
      {state.preview && <ImportTabs workspace={workspace} state={state} check={check} />}
      {!state.preview && stage === 'failed' && <DropData />}
    </Screen>
  )
}

/** A file of which many rows cannot be read is likely split at the wrong character. */
function ManyAsideStrip({ check }: { readonly check: ImportCheck }) {
  const { rowsSetAside, rowsInFile } = check.source
  const share = rowsInFile === 0 ? 0 : rowsSetAside / rowsInFile
  if (share < MUCH_ASIDE) return null
  return <ErrorStrip tone="warning" message={say.manyAside(formatShare(share))} remedy={say.manyAsideRemedy} />
}

/** What happened, with the line and column where the error alone does not say it. */
function failureWords({ message, place }: AppError): string {
  const line =
    place?.line === undefined || message.includes(formatExactCount(place.line))
      ? ''
      : ` Line ${formatExactCount(place.line)}.`
  return `${message}${line}`
}

interface ImportTabsProps {
  readonly workspace: WorkspaceView
  readonly state: ImportState
  readonly check: ImportCheck | null
}

function ImportTabs({ workspace, state, check }: ImportTabsProps) {
  const keyColumn = check ? keyToLoad(state.keyColumn, check) : null
  const judged = useJudgedImport(workspace, check, keyColumn)
  const [tab, setTab] = useState<Tab>('preview')
  const columnCount = check?.columns.length ?? state.preview?.columns.length ?? 0
  const aside = check ? check.source.rowsSetAside + check.misfitCount : 0
  return (
    <Tabs
      label="The file"
      value={tab}
      onChange={setTab}
      tabs={[
        { id: 'preview', name: say.tabs.preview },
        { id: 'columns', name: say.tabs.columns, count: formatExactCount(columnCount) },
        {
          id: 'set-aside',
          name: say.tabs.setAside,
          count: check ? setAsideCount(check.source.rowsSetAside, check.misfitCount) : '…',
          isWarning: aside > 0,
        },
      ]}
    >
      {tab === 'preview' && (
        <>
          <ImportGrid state={state} check={check} />
          {check && aside > 0 && <SetAsidePane check={check} />}
        </>
      )}
      {tab === 'columns' && (
        <ColumnsTable
          columns={check?.columns ?? []}
          profiles={check?.profiles ?? []}
          roles={{}}
          keyColumn={keyColumn}
          judged={judged}
        />
      )}
      {tab === 'set-aside' && check && <ImportSetAside check={check} />}
    </Tabs>
  )
}

function ImportActions({ state, check }: { readonly state: ImportState; readonly check: ImportCheck | null }) {
  const isLoading = state.stage === 'loading'
  return (
    <>
      <Button kind="quiet" onPress={() => void discardData()}>
        {say.discard}
      </Button>
      {(check !== null || state.stage !== 'failed') && (
        // There from the start and as wide as it will be, so that nothing moves under a press on the button beside it.
        <Button
          kind="primary"
          className="load-rows"
          isDisabled={check === null || isLoading}
          onPress={() => check && void load(check, state)}
        >
          {loadWords(check, isLoading)}
        </Button>
      )}
    </>
  )
}

function loadWords(check: ImportCheck | null, isLoading: boolean): string {
  if (isLoading) return `${say.loading}…`
  return check === null ? say.loadLater : say.load(formatExactCount(check.rowCount))
}

async function load(check: ImportCheck, state: ImportState): Promise<void> {
  if (await loadChecked(check.importId, keyToLoad(state.keyColumn, check))) await refreshWorkspace()
}

function useImportCommands(check: ImportCheck | null, state: ImportState): void {
  const commands = useMemo<readonly Command[]>(() => {
    const discard: Command = {
      id: 'import-discard',
      title: `${say.discard} ${state.file?.name ?? ''}`,
      section: 'Commands',
      run: () => void discardData(),
    }
    if (!check) return [discard]
    return [
      {
        id: 'import-load',
        title: say.load(formatExactCount(check.rowCount)),
        section: 'Commands',
        shortcut: 'Mod+Enter',
        run: () => void load(check, state),
      },
      discard,
    ]
  }, [check, state])
  useCommands('import', commands)
}
