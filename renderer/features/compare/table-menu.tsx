import { useCallback, useMemo } from 'react'
import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { fileStem } from '../../../shared/files/file-stem.ts'
import { saveBlob } from '../../api/download.ts'
import { csvOfTable, tabTextOfTable } from '../../charts/chart-table.ts'
import { useCommands } from '../../state/commands-store.ts'
import { showNotice } from '../../state/notice-store.ts'
import { chartWords } from '../../strings/charts.ts'
import { compareWords } from '../../strings/compare.ts'
import { copyText } from '../../ui/copy-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useShownScenario } from './board-view.ts'
import { comparisonFile } from './comparison-file.ts'
import type { ShownOption } from './shown-options.ts'
import { useBoardColumns } from './use-board-columns.ts'

interface TableMenuProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
  readonly comparison: ComparisonView
}

/** The whole board as a file or on the clipboard, with heads, units and exact values. */
export function TableMenu({ workspace, options, comparison }: TableMenuProps) {
  const { columns } = useBoardColumns(comparison, options.length)
  const { unitNoun: noun, currency } = workspace.frame
  const scenario = useShownScenario(workspace.scenarios)
  const title = compareWords.tableTitle(workspace.frame.title, scenario?.name ?? null)
  const file = useCallback(() => {
    return comparisonFile(comparison, options, columns, { title, noun, currency })
  }, [columns, comparison, options, title, noun, currency])
  const save = useCallback(() => {
    const table = file()
    saveBlob(
      new Blob([csvOfTable(table)], { type: 'text/csv;charset=utf-8' }),
      `${fileStem(table.title, 'comparison')}.csv`,
    )
  }, [file])
  const copy = useCallback(() => {
    copyText(tabTextOfTable(file())).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }, [file])
  const commands = useMemo(
    () => [
      {
        id: 'compare.copy',
        title: compareWords.copyTable,
        section: 'Commands' as const,
        shortcut: 'Mod+Shift+C',
        run: copy,
      },
      { id: 'compare.save', title: compareWords.saveTable, section: 'Commands' as const, run: save },
    ],
    [copy, save],
  )
  useCommands('compare-table', commands)
  return (
    <Menu
      label={compareWords.tableActions}
      trigger={<IconButton icon="download" label={compareWords.tableActions} />}
      groups={[
        {
          entries: [
            { id: 'save', name: compareWords.saveTable, onChoose: save },
            { id: 'copy', name: compareWords.copyTable, shortcut: 'Mod+Shift+C', onChoose: copy },
          ],
        },
      ]}
    />
  )
}
