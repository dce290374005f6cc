import { useState } from 'react'
import type { AppError } from '../../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import { call } from '../../api/call.ts'
import { asAppError } from '../../state/notice-store.ts'
import { fileDialogStrings as say } from '../../strings/start.ts'
import { Button } from '../../ui/button.tsx'

interface PathFieldProps {
  readonly onFolder: (grant: string) => void
  readonly onFile: (file: GrantedFile) => void
}

/** A path that was copied elsewhere leads to its folder, or opens its file. */
export function PathField({ onFolder, onFile }: PathFieldProps) {
  const [path, setPath] = useState('')
  const [failure, setFailure] = useState<AppError | null>(null)
  const go = async (): Promise<void> => {
    try {
      const found = await call('files.at', { path })
      setFailure(null)
      if (found.kind === 'file') return onFile(found.file)
      setPath('')
      onFolder(found.grant)
    } catch (error) {
      setFailure(asAppError(error))
    }
  }
  return (
    <form
      className="path-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (path.trim() !== '') void go()
      }}
    >
      <input
        className="field mono"
        aria-label={say.path}
        aria-invalid={failure !== null}
        aria-describedby={failure === null ? undefined : 'path-failure'}
        placeholder={say.pathExample}
        value={path}
        spellCheck={false}
        onChange={(event) => {
          setPath(event.currentTarget.value)
          setFailure(null)
        }}
      />
      <Button isDisabled={path.trim() === ''} onPress={() => void go()}>
        {say.go}
      </Button>
      {failure && (
        <p id="path-failure" className="caption path-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
    </form>
  )
}
