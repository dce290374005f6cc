import { useConnection } from '../../state/connection-store.ts'
import { dismissNotice, useNotices } from '../../state/notice-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'

/** Failures and what happened on opening, the latest three, until dismissed. */
export function NoticeStrips() {
  const notices = useNotices((state) => state.notices)
  const isReadOnly = useWorkspace((state) => state.workspace?.readOnly ?? false)
  const isAway = useConnection((state) => state.isAway)
  return (
    <>
      {isAway && <ErrorStrip tone="warning" message={say.away} remedy={say.awayRemedy} />}
      {isReadOnly && <ErrorStrip tone="info" message={say.readOnlyWhy} remedy={say.readOnlyStill} />}
      {notices.slice(-3).map(({ id, tone, message, remedy, action }) =>
        tone === 'undo' ? null : (
          <ErrorStrip
            key={id}
            tone={tone}
            message={message}
            remedy={remedy}
            onDismiss={() => dismissNotice(id)}
            actions={
              action && (
                <Button small onPress={action.run}>
                  {action.label}
                </Button>
              )
            }
          />
        ),
      )}
    </>
  )
}
