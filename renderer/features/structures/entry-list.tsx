import { useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { select } from '../../state/navigation-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { listWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { DefaultPathRow } from './default-path-row.tsx'
import type { Entry } from './entry.ts'
import { CountedList, ListTotal, TooNewLine } from './entry-figures.tsx'
import { EntryRow } from './entry-row.tsx'
import { useReorder } from './use-reorder.ts'

interface EntryListProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly chosen: Entry | null
}

/** The tested lines in their order with units and what earlier rules take, the standard path and the total. */
export function EntryList({ workspace, structure, entries, chosen }: EntryListProps) {
  const [renaming, setRenaming] = useState<string | null>(null)
  const reorder = useReorder(structure, entries)
  const noun = workspace.frame.unitNoun
  const add = async (kind: Entry['kind']): Promise<void> => {
    const name =
      kind === 'segment'
        ? listWords.newSegment(structure.segments.length + 1)
        : listWords.newExclusion(structure.exclusions.length)
    const view = await runCommand('segments.add', { structureId: structure.id, kind, name, text: '' })
    const after = view?.structures.find(({ id }) => id === structure.id)
    const added = after?.[kind === 'segment' ? 'segments' : 'exclusions'].at(-1)
    if (added === undefined) return
    select(structure.id, added.id)
    setRenaming(added.id)
  }
  return (
    <CountedList>
      <div className="entry-head" aria-hidden="true">
        <span>{listWords.head}</span>
        <span className="num">{noun.plural.charAt(0).toUpperCase() + noun.plural.slice(1)}</span>
        <span className="num share">{listWords.share}</span>
        <span className="num" title={listWords.earlierHint}>
          {listWords.earlier}
        </span>
      </div>
      <ol ref={reorder.listRef}>
        {entries.map((entry) => (
          <EntryRow
            key={entry.id}
            {...{ structure, entries, entry, reorder, noun }}
            isChosen={entry.id === chosen?.id}
            isRenaming={renaming === entry.id}
            onRename={setRenaming}
          />
        ))}
        <TooNewLine noun={noun} />
        <DefaultPathRow structure={structure} noun={noun} />
      </ol>
      <ListTotal noun={noun} />
      <div className="entry-add">
        <Button small icon="plus" onPress={() => void add('segment')}>
          {listWords.addSegment}
        </Button>
        <Button small icon="plus" onPress={() => void add('exclusion')}>
          {listWords.addExclusion}
        </Button>
      </div>
      <p className="caption entry-hint">{listWords.hint(noun)}</p>
    </CountedList>
  )
}
