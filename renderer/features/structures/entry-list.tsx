import { useState } from 'react'
import type { EntryReach } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type Structure, TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import { select } from '../../state/navigation-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { listWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'
import { roundToTotal } from '../../ui/round-to-total.ts'
import { DefaultPathRow } from './default-path-row.tsx'
import type { Entry } from './entry.ts'
import { EntryRow } from './entry-row.tsx'
import { TooNewRow } from './too-new-row.tsx'
import type { LiveReach } from './use-live-reach.ts'
import { useReorder } from './use-reorder.ts'

interface EntryListProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly chosen: Entry | null
  readonly reach: LiveReach
}

/** The tested lines in their order with units and what earlier rules take, the standard path and the total. */
export function EntryList({ workspace, structure, entries, chosen, reach }: EntryListProps) {
  const [renaming, setRenaming] = useState<string | null>(null)
  const reorder = useReorder(structure, entries)
  const noun = workspace.frame.unitNoun
  const lines = reach.now?.entries ?? []
  const shares = sharesOf(lines, reach.now?.unitCount ?? 0, reach.was?.entries ?? [])
  const tooNew = lines.find(({ entryId }) => entryId === TOO_NEW_ID)
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
    <section aria-label={listWords.label} className={classNames('entry-list', reach.isStale && 'is-stale')}>
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
            reach={lines.find(({ entryId }) => entryId === entry.id)}
            share={shares.get(entry.id)}
          />
        ))}
        {tooNew && <TooNewRow reach={tooNew} share={shares.get(TOO_NEW_ID)} noun={noun} />}
        <DefaultPathRow structure={structure} reach={lines.at(-1)} share={shares.get('default')} noun={noun} />
      </ol>
      <div className="entry-total">
        <span>{listWords.total(noun)}</span>
        <span className="num">{reach.now && formatExactCount(reach.now.unitCount)}</span>
        <span className="num share">{reach.now && formatShare(1)}</span>
        <span />
      </div>
      <div className="entry-add">
        <Button small icon="plus" onPress={() => void add('segment')}>
          {listWords.addSegment}
        </Button>
        <Button small icon="plus" onPress={() => void add('exclusion')}>
          {listWords.addExclusion}
        </Button>
      </div>
      <p className="caption entry-hint">{listWords.hint(noun)}</p>
    </section>
  )
}

/** Shares with one decimal that add up to 100.0; a line that an edit leaves as it was keeps its figure. */
function sharesOf(
  lines: readonly EntryReach[],
  unitCount: number,
  was: readonly EntryReach[],
): ReadonlyMap<string, number> {
  if (unitCount === 0) return new Map()
  const percentOf = ({ units }: EntryReach): number => (units / unitCount) * 100
  const before = roundToTotal(was.map(percentOf), 1)
  const baseline = lines.map((line) => {
    const at = was.findIndex(({ entryId }) => entryId === line.entryId)
    const former = was[at]
    return former === undefined ? undefined : { value: percentOf(former), shown: before[at] ?? 0 }
  })
  const rounded = roundToTotal(lines.map(percentOf), 1, baseline)
  return new Map(
    lines.map(({ entryId, kind }, index) => [kind === 'default' ? 'default' : entryId, (rounded[index] ?? 0) / 100]),
  )
}
