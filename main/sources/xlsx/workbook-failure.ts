import { AppError } from '../../../shared/contract/app-error.ts'

/** A workbook that is broken; `what` ends the sentence "… is damaged: ". */
export function damaged(name: string, what: string, cause?: unknown): AppError {
  return new AppError('file-malformed', `${name} is damaged: ${what}.`, {
    remedy: 'Copy or download it again, or open it in Excel, let it repair the file, and save it.',
    place: { file: name },
    cause,
  })
}

export function cutOff(name: string): AppError {
  return new AppError('file-malformed', `${name} ends too early: it was cut off.`, {
    remedy: 'Copy or download it again.',
    place: { file: name },
  })
}

/** A file that is no workbook we read; `what` follows the file's name. */
export function refused(name: string, what: string, remedy: string): AppError {
  return new AppError('file-unsupported', `${name} ${what}`, { remedy, place: { file: name } })
}
