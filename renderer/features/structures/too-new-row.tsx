import type { EntryReach } from '../../../shared/contract/structures.ts'
import { TOO_NEW_NAME } from '../../../shared/entities/structure.ts'
import { goToStep } from '../../state/navigation-store.ts'
import { listWords, type Noun } from '../../strings/structures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { TakenFigures } from './taken-figures.tsx'

interface TooNewRowProps {
  readonly reach: EntryReach
  readonly share: number | undefined
  readonly noun: Noun
}

/** Those with too little history to judge, where Frame makes them a line of their own; pressing it opens Frame. */
export function TooNewRow({ reach, share, noun }: TooNewRowProps) {
  return (
    <li className="entry path">
      <span className="grip locked" aria-hidden="true">
        <Icon name="lock" small />
      </span>
      <button type="button" className="entry-main" title={listWords.tooNewHelp} onClick={() => goToStep('frame')}>
        <span className="order" />
        <Swatch kind="default" />
        <span className="cut entry-name">{TOO_NEW_NAME}</span>
        <TakenFigures reach={reach} share={share} noun={noun} />
        <span className="num second" aria-hidden="true">
          –
        </span>
      </button>
      <span />
    </li>
  )
}
