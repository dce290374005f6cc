import { useWorkspace } from '../../state/workspace-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { formatTime } from '../../ui/format-time.ts'
import { Icon } from '../../ui/icon.tsx'

/** "Saved 14:32", "Saving…", "Not saved: …": every command is saved at once, and this says so. */
export function SaveState() {
  const { workspace, saving, savedAt, saveError } = useWorkspace()
  if (workspace?.readOnly) return <span className="saved">{say.readOnly}</span>
  if (saving > 0) return <span className="saved">{say.saving}</span>
  if (saveError !== null)
    return (
      <span className="saved bad cut" title={saveError}>
        {say.notSaved(saveError)}
      </span>
    )
  return (
    <span className="saved">
      <Icon name="check" small />
      {savedAt === null ? say.savedPlain : say.saved(formatTime(savedAt))}
    </span>
  )
}
