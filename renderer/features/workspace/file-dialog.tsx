import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button as AriaButton, GridList, GridListItem } from 'react-aria-components'
import type { FileEntry } from '../../../shared/contract/files.ts'
import { useFileChooser } from '../../state/file-chooser-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { fileDialogStrings as say } from '../../strings/start.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatBytes, formatWhen } from '../../ui/format-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { PathField } from './path-field.tsx'
import './file-dialog.css'

/** The loopback host's own file dialogue: folders and the files of one kind. Paths stay with the host. */
export function FileDialog() {
  const { question, turn } = useFileChooser()
  const [folder, setFolder] = useState<string | null>(null)
  const [picked, setPicked] = useState<readonly FileEntry[]>([])
  const kind = question?.kind ?? 'data'
  const listed = kind === 'workspace' ? 'workspace' : 'data'
  const { data, error } = useQuery('files.list', { folder }, { enabled: question !== null, fixed: true, turn })
  useEffect(() => {
    if (question !== null) setPicked([])
  }, [question])
  const list = useRef<HTMLDivElement>(null)
  const here = data?.trail.at(-1)?.grant
  // One goes on by keys in the folder one has just entered.
  useEffect(() => {
    if (question === null || here === undefined) return
    const frame = requestAnimationFrame(() => {
      const first = list.current?.querySelector<HTMLElement>('[role="row"]')
      ;(first ?? list.current)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [question, here])
  const entries = (data?.entries ?? []).filter((entry) => entry.kind === 'folder' || entry.kind === listed)
  const enter = (grant: string | null) => {
    setFolder(grant)
    setPicked([])
  }
  const answer = (files: readonly FileEntry[]) =>
    question?.answer(files.map(({ grant, name, sizeBytes }) => ({ grant, name, sizeBytes })))
  const open = (entry: FileEntry) => {
    if (entry.kind === 'folder') enter(entry.grant)
    else answer([entry])
  }
  const openPicked = () => {
    const files = picked.filter((entry) => entry.kind !== 'folder')
    const [first] = picked
    if (files.length > 0) answer(files)
    else if (first) open(first)
  }
  const up = (event: KeyboardEvent) => {
    const parent = data?.trail.at(-2)
    if (parent && (event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp'))) enter(parent.grant)
  }
  return (
    <Dialog
      title={say.titles[kind]}
      isOpen={question !== null}
      onClose={() => question?.answer([])}
      size="large"
      actions={
        <>
          <span className="caption">{say.captions[kind]}</span>
          <span className="spring" />
          <Button onPress={() => question?.answer([])}>{say.cancel}</Button>
          <Button kind="primary" isDisabled={picked.length === 0} onPress={openPicked}>
            {kind === 'sources' ? say.openSeveral(picked.length) : say.open}
          </Button>
        </>
      }
    >
      <nav className="trail" aria-label={say.trail}>
        {data?.trail.map((step, index) => (
          <span key={step.grant} className="row">
            {index > 0 && <Icon name="chevron-right" small />}
            <AriaButton className="trail-step" onPress={() => enter(step.grant)}>
              {step.name}
            </AriaButton>
          </span>
        ))}
      </nav>
      <PathField
        key={question === null ? 'closed' : 'open'}
        onFolder={enter}
        onFile={(file) => question?.answer([file])}
      />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      <div className="file-heads caption" aria-hidden="true">
        <span>{say.columns.name}</span>
        <span className="num">{say.columns.size}</span>
        <span className="num">{say.columns.changed}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Backspace goes up from anywhere in the list */}
      <div onKeyDown={up}>
        <GridList
          key={here ?? 'home'}
          ref={list}
          className="files scroll"
          aria-label={say.titles[kind]}
          items={entries}
          selectionMode={kind === 'sources' ? 'multiple' : 'single'}
          selectionBehavior="replace"
          selectedKeys={picked.map(({ grant }) => grant)}
          onSelectionChange={(keys) =>
            setPicked(entries.filter(({ grant }) => (keys === 'all' ? true : keys.has(grant))))
          }
          onAction={(grant) => {
            const entry = entries.find((candidate) => candidate.grant === grant)
            if (entry) open(entry)
          }}
          renderEmptyState={() => <p className="list-empty">{data ? say.empty[kind] : ''}</p>}
        >
          {(entry) => (
            <GridListItem id={entry.grant} textValue={entry.name} className="file-entry">
              <Icon name={entry.kind === 'folder' ? 'folder' : 'file'} />
              <span className="cut">{entry.name}</span>
              <span className="num muted">{entry.kind === 'folder' ? '' : formatBytes(entry.sizeBytes)}</span>
              <span className="num muted">{formatWhen(new Date(entry.modifiedAt), new Date())}</span>
            </GridListItem>
          )}
        </GridList>
      </div>
    </Dialog>
  )
}
