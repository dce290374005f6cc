import type { ReactNode } from 'react'
import type { EntryReach } from '../../../shared/contract/structures.ts'
import { TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import { listWords, type Noun } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { sharesOf } from './entry-shares.ts'
import { useReach } from './live-reach.tsx'
import { TakenFigures } from './taken-figures.tsx'
import { TooNewRow } from './too-new-row.tsx'

/** The list of tested lines, pale while its counts are those of an earlier text. */
export function CountedList({ children }: { readonly children: ReactNode }) {
  const { isStale } = useReach()
  return (
    <section aria-label={listWords.label} className={classNames('entry-list', isStale && 'is-stale')}>
      {children}
    </section>
  )
}

/** What a line of the list takes, its share, and what earlier rules take of its matches. */
export function EntryFigures({ entryId, noun }: { readonly entryId: string; readonly noun: Noun }) {
  const { now, was } = useReach()
  const lines = now?.entries ?? []
  const own = entryId === 'default' ? lines.at(-1) : lines.find((line) => line.entryId === entryId)
  const share = sharesOf(lines, now?.unitCount ?? 0, was?.entries ?? []).get(entryId)
  return (
    <>
      {own?.broken && <StatusGlyph status="warning" label={`${listWords.broken}: ${own.broken}`} />}
      <TakenFigures reach={own} share={share} noun={noun} />
      {entryId === 'default' ? (
        <span className="num second" aria-hidden="true">
          –
        </span>
      ) : (
        <span className="num second" title={own && listWords.earlierCount(own.matches - own.units, own.matches)}>
          {own && earlierText(own)}
          {own && own.matches > 0 && <span className="sr">{listWords.spokenEarlier}</span>}
        </span>
      )}
    </>
  )
}

/** Those with too little history to judge, where there are any of them. */
export function TooNewLine({ noun }: { readonly noun: Noun }) {
  const { now, was } = useReach()
  const own = now?.entries.find(({ entryId }) => entryId === TOO_NEW_ID)
  if (now === undefined || own === undefined) return null
  const share = sharesOf(now.entries, now.unitCount, was?.entries ?? []).get(TOO_NEW_ID)
  return <TooNewRow reach={own} share={share} noun={noun} />
}

/** All units. */
export function ListTotal({ noun }: { readonly noun: Noun }) {
  const { now } = useReach()
  return (
    <div className="entry-total">
      <span>{listWords.total(noun)}</span>
      <span className="num">{now && formatExactCount(now.unitCount)}</span>
      <span className="num share">{now && formatShare(1)}</span>
      <span />
    </div>
  )
}

/** Share of a rule's matches that an earlier rule takes; a dash where nothing matches. */
function earlierText({ matches, units }: EntryReach): string {
  return matches === 0 ? '–' : formatShare((matches - units) / matches, 0)
}
