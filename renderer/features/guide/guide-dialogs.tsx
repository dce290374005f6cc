import { lazy, Suspense, useMemo } from 'react'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { closeGuide, openGuide, openLicences, useGuide } from '../../state/guide-store.ts'
import { guideStrings as say } from '../../strings/guide.ts'
import { Dialog } from '../../ui/dialog.tsx'
import './guide.css'

const GuideBook = lazy(async () => ({ default: (await import('./guide-book.tsx')).GuideBook }))
const LicenceTexts = lazy(async () => ({ default: (await import('./licence-texts.tsx')).LicenceTexts }))

/** The guide and the licences, over the window; both are part of the program and need no network. */
export function GuideDialogs() {
  const page = useGuide((state) => state.page)
  const areLicencesOpen = useGuide((state) => state.areLicencesOpen)
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'guide', title: say.open, section: 'Commands', shortcut: 'F1', words: 'help', run: () => openGuide() },
      { id: 'licences', title: say.openLicences, section: 'Commands', words: 'notices about', run: openLicences },
    ],
    [],
  )
  useCommands('guide', commands)
  return (
    <>
      <Dialog title={say.title} isOpen={page !== null} onClose={closeGuide} size="large">
        <Suspense>{page !== null && <GuideBook page={page} />}</Suspense>
      </Dialog>
      <Dialog title={say.licences} isOpen={areLicencesOpen} onClose={closeGuide} size="large">
        <Suspense>
          <LicenceTexts />
        </Suspense>
      </Dialog>
    </>
  )
}
