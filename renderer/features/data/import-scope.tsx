import type { ImportCheck } from '../../../shared/contract/imports.ts'
import type { ImportState } from '../../state/import-store.ts'
import { importStrings as say } from '../../strings/data.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { formatBytes } from '../../ui/format-time.ts'

const DOT = '\u2002·\u2002'

/** One line under the file's name: rows in file = to load + set aside, or what is being done. */
export function ImportScope({ state, check }: { readonly state: ImportState; readonly check: ImportCheck | null }) {
  const { stage, sending, preview, file } = state
  const linesBefore = check?.source.dialect?.skipLines ?? 0
  if (stage === 'sending' && sending)
    return (
      <>
        {say.sending(sending.name)}: {formatBytes(sending.sentBytes)} of {formatBytes(sending.totalBytes)}
      </>
    )
  if (check)
    return (
      <>
        <b>{formatExactCount(check.source.rowsInFile)}</b> rows in file = <b>{formatExactCount(check.rowCount)}</b> to
        load + <b>{formatExactCount(check.source.rowsSetAside)}</b> set aside
        {linesBefore > 0 && ` ${say.linesBefore(linesBefore)}`}
        {DOT}
        {formatExactCount(check.columns.length)} columns{DOT}
        {formatBytes(check.source.sizeBytes)}
      </>
    )
  if (stage === 'looking') return <>{say.looking(file?.name ?? '')}</>
  if (stage === 'failed') return <>{say.failed}</>
  return (
    <>
      {say.checking}
      {preview && `${DOT}${formatExactCount(preview.columns.length)} columns${DOT}${formatBytes(preview.sizeBytes)}`}
    </>
  )
}
