import { fileStem } from '../../../../shared/files/file-stem.ts'
import { saveBlob } from '../../../api/download.ts'
import { type ChartTable, csvOfTable, tabTextOfTable } from '../../../charts/chart-table.ts'
import { showNotice } from '../../../state/notice-store.ts'
import { chartWords } from '../../../strings/charts.ts'
import { compareWords } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { copyText } from '../../../ui/copy-text.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'

/** The crossed options as a file or on the clipboard, with exact values. */
export function LayersMenu({ table }: { readonly table: () => ChartTable }) {
  const save = (): void => {
    const whole = table()
    saveBlob(
      new Blob([csvOfTable(whole)], { type: 'text/csv;charset=utf-8' }),
      `${fileStem(whole.title, 'overlap')}.csv`,
    )
  }
  const copy = (): void => {
    copyText(tabTextOfTable(table())).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  return (
    <Menu
      label={say.actions}
      trigger={<IconButton icon="download" label={say.actions} />}
      groups={[
        {
          entries: [
            { id: 'save', name: compareWords.saveTable, onChoose: save },
            { id: 'copy', name: compareWords.copyTable, onChoose: copy },
          ],
        },
      ]}
    />
  )
}
