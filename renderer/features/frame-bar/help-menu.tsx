import { openGuide, openLicences } from '../../state/guide-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { guideStrings } from '../../strings/guide.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { openKeyboardList } from './frame-bar-store.ts'

/** The guide, the keys and the licences. */
export function HelpMenu() {
  return (
    <Menu
      label={say.helpMenu}
      trigger={<IconButton icon="help" label={say.helpMenu} />}
      groups={[
        {
          entries: [
            { id: 'guide', name: guideStrings.title, shortcut: 'F1', onChoose: () => openGuide() },
            { id: 'keyboard', name: say.help, shortcut: '?', onChoose: openKeyboardList },
          ],
        },
        { entries: [{ id: 'licences', name: guideStrings.licences, onChoose: openLicences }] },
      ]}
    />
  )
}
