import { useState } from 'react'
import type { Structure } from '../../../shared/entities/structure.ts'
import { showUnitsOf } from '../../state/table-view-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { listWords, type Noun } from '../../strings/structures.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { EntryFigures } from './entry-figures.tsx'
import { RenameField } from './rename-field.tsx'

interface DefaultPathRowProps {
  readonly structure: Structure
  readonly noun: Noun
}

/** Where what no rule takes goes; it has no rule and keeps the last place. */
export function DefaultPathRow({ structure, noun }: DefaultPathRowProps) {
  const [isRenaming, setRenaming] = useState(false)
  const { name } = structure.defaultPath
  const rename = (next: string | null): void => {
    setRenaming(false)
    if (next !== null && next !== name)
      void runCommand('structures.renameDefaultPath', { structureId: structure.id, name: next })
  }
  return (
    <li className="entry path">
      <span className="grip locked" aria-hidden="true" title={listWords.locked}>
        <Icon name="lock" small />
      </span>
      {isRenaming ? (
        <RenameField entry={{ name, paint: 'default' }} onDone={rename} />
      ) : (
        <button
          type="button"
          className="entry-main"
          title={listWords.standardPathHelp}
          onDoubleClick={() => setRenaming(true)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setRenaming(true)
          }}
        >
          <span className="order" />
          <Swatch kind="default" />
          <span className="cut entry-name">{name}</span>
          <EntryFigures entryId="default" noun={noun} />
        </button>
      )}
      <Menu
        label={listWords.menu(name)}
        trigger={<IconButton icon="more" label={listWords.menu(name)} small />}
        groups={[
          {
            entries: [
              { id: 'rename', name: listWords.rename, shortcut: 'F2', onChoose: () => setRenaming(true) },
              {
                id: 'show',
                name: listWords.showUnits,
                onChoose: () => showUnitsOf({ structureId: structure.id, entryId: 'default', units: 'taken' }),
              },
            ],
          },
        ]}
      />
    </li>
  )
}
