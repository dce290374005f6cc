import { listWords } from '../../strings/structures.ts'
import { RenameInput } from '../../ui/rename-input.tsx'
import { Swatch, type SwatchKind } from '../../ui/swatch.tsx'

interface RenameFieldProps {
  readonly entry: { readonly name: string; readonly paint: SwatchKind }
  /** The new name, or null where the person gave up. */
  readonly onDone: (name: string | null) => void
}

/** A line's name being changed in its row. */
export function RenameField({ entry, onDone }: RenameFieldProps) {
  return (
    <span className="entry-main renaming">
      <span className="order" />
      <Swatch kind={entry.paint} />
      <RenameInput name={entry.name} label={listWords.name(entry.name)} onDone={onDone} />
    </span>
  )
}
