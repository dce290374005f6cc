import { type KeyboardEvent, memo, type ReactNode, useId, useState } from 'react'
import { fileStem } from '../../shared/files/file-stem.ts'
import { saveBlob } from '../api/download.ts'
import { useLeastShared } from '../state/least-shared.ts'
import { showNotice } from '../state/notice-store.ts'
import { useWorkspace } from '../state/workspace-store.ts'
import { chartWords } from '../strings/charts.ts'
import { smallGroupWords } from '../strings/small-groups.ts'
import { copyText } from '../ui/copy-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { ChartDataView } from './chart-data-view.tsx'
import { type ChartTable, csvOfTable, tabTextOfTable } from './chart-table.ts'
import type { MakePicture, PictureFormat } from './picture.ts'
import './charts.css'

export interface ChartFrameProps {
  /** The finding, or the question where there is none. */
  readonly title: string
  /** The title while the drawing changes under a hand; its menu, table and files keep the other till the hand is still. */
  readonly liveTitle?: string
  /** What its files are named by: what is drawn, which a finding that changes does not tell. */
  readonly fileName: string
  /** What, units, filter, n. */
  readonly caption?: ReactNode
  readonly table: ChartTable
  readonly picture: MakePicture
  /** Of the drawing; the table view keeps it. */
  readonly height: number
  readonly children: ReactNode
  readonly className?: string
  /** `h3` where the chart stands under a heading of its own screen part. */
  readonly heading?: 'h2' | 'h3'
}

/** A chart with its title, caption and menu. `T` while the focus is inside turns it into its table and back. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    liveTitle,
    fileName,
    caption,
    table,
    picture,
    height,
    children,
    className,
    heading: Heading = 'h2',
  } = props
  const [isTable, setTable] = useState(false)
  const titleId = useId()
  const toggle = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
    event.preventDefault()
    setTable(!isTable)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart answers to a key, so it takes the focus
    <figure className={className ?? 'chart'} aria-labelledby={titleId} tabIndex={0} onKeyDown={toggle}>
      <div className="chart-head">
        <Heading className="h" id={titleId}>
          {liveTitle ?? title}
        </Heading>
        <ChartMenu
          title={title}
          fileName={fileName}
          table={table}
          picture={picture}
          isTable={isTable}
          onTable={setTable}
        />
      </div>
      {caption && <figcaption className="caption chart-caption">{caption}</figcaption>}
      {isTable ? <ChartDataView table={table} height={height} /> : children}
    </figure>
  )
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

interface ChartMenuProps {
  readonly title: string
  readonly fileName: string
  readonly table: ChartTable
  readonly picture: MakePicture
  readonly isTable: boolean
  readonly onTable: (isTable: boolean) => void
}

const ChartMenu = memo(function ChartMenu({ title, fileName, table, picture, isTable, onTable }: ChartMenuProps) {
  const name = fileStem(fileName, 'chart')
  const savePicture = (format: PictureFormat): void => {
    picture(format)
      .then((blob) => saveBlob(blob, `${name}.${format}`))
      .catch(() => showNotice({ tone: 'error', message: chartWords.notSaved, remedy: chartWords.notSavedRemedy }))
  }
  const saveData = (): void =>
    saveBlob(new Blob([csvOfTable(table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
  const copyData = (): void => {
    copyText(tabTextOfTable(table)).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  const refusal = useRefusal(table)
  const isDisabled = refusal !== undefined
  const view = isTable ? chartWords.showPicture : chartWords.showTable
  return (
    <Menu
      label={chartWords.menu(title)}
      trigger={<IconButton icon="more" label={chartWords.moreLabel} small />}
      groups={[
        { entries: [{ id: 'view', name: view, shortcut: 'T', onChoose: () => onTable(!isTable) }] },
        {
          entries: [
            { id: 'png', name: chartWords.savePng, note: refusal, isDisabled, onChoose: () => savePicture('png') },
            { id: 'svg', name: chartWords.saveSvg, isDisabled, onChoose: () => savePicture('svg') },
            { id: 'csv', name: chartWords.saveCsv, isDisabled, onChoose: saveData },
            { id: 'copy', name: chartWords.copyData, isDisabled, onChoose: copyData },
          ],
        },
      ]}
    />
  )
})

/** Why a chart may not leave in a file; undefined where it may. */
function useRefusal({ groups = [] }: ChartTable): string | undefined {
  const least = useLeastShared()
  const noun = useWorkspace(({ workspace }) => workspace?.frame.unitNoun)
  const hasSmall = groups.some((units) => units > 0 && units < least)
  return hasSmall && noun !== undefined ? smallGroupWords.notShared(least, noun) : undefined
}
