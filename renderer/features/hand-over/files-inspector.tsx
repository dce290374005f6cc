import type { ExportFile } from '../../../shared/contract/exports.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import type { AssignmentUse } from '../../../shared/quality/consent.ts'
import { downloadProcedure } from '../../api/download.ts'
import { reportError } from '../../state/notice-store.ts'
import { handOverPartWords } from '../../strings/hand-over.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { UsePick } from './consent/use-pick.tsx'
import { useAssignmentUse } from './consent/use-store.ts'
import type { Description, HandOverState } from './hand-over-state.ts'

interface FilesInspectorProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly description: Description
  readonly state: HandOverState
}

/** The files of the hand-over, one by one, and what to think of before they leave. */
export function FilesInspector({ workspace, structure, description, state }: FilesInspectorProps) {
  const isReady = state.kind === 'ready'
  const { files } = description
  const use = useAssignmentUse(workspace, structure.id)
  return (
    <Inspector
      title={handOverPartWords.files}
      caption={files.length === 0 ? handOverPartWords.noFiles : handOverPartWords.fileCount(files.length)}
      width={320}
    >
      <UsePick {...{ workspace, structure, description }} />
      <ul className="export-files">
        {files.map((file) => (
          <FileLine key={file.id} file={file} structureId={structure.id} use={use} isReady={isReady} />
        ))}
      </ul>
      <section className="before">
        <h2 className="h">{handOverPartWords.beforeTitle}</h2>
        <ul>
          {isReady && (
            <li>
              <StatusGlyph status="pass" />
              <span>{handOverPartWords.beforeProved}</span>
            </li>
          )}
          {[
            handOverPartWords.beforeDraft,
            handOverPartWords.beforeSigned,
            handOverPartWords.beforeKeys(workspace.frame.unitNoun),
          ].map((words) => (
            <li key={words}>
              <StatusGlyph status="warning" />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </section>
    </Inspector>
  )
}

interface FileLineProps {
  readonly file: ExportFile
  readonly structureId: string
  readonly use: AssignmentUse
  readonly isReady: boolean
}

function FileLine({ file, structureId, use, isReady }: FileLineProps) {
  const save = (): void => {
    downloadProcedure('exports.file', { structureId, fileId: file.id, use }).catch(reportError)
  }
  return (
    <li>
      {isReady ? <Icon name="check" small /> : <Icon name="file" small />}
      <div>
        <b className="mono" title={file.fileName}>
          {file.fileName}
        </b>
        <span className="caption">{file.description}</span>
      </div>
      <IconButton
        icon="download"
        label={isReady ? handOverPartWords.download(file.fileName) : handOverPartWords.downloadLater(file.fileName)}
        small
        isOff={!isReady}
        onPress={save}
      />
    </li>
  )
}
