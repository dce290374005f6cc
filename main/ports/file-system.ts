/** What a path leads to, links followed. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  readonly sizeBytes: number
  /** ISO date and time, UTC. */
  readonly modifiedAt: string
}

/** The local file system, as far as grants and preferences need it. */
export interface FileSystem {
  /** Null where nothing is there or a link leads nowhere. Other failures reject with AppError 'file-unreadable'. */
  facts(path: string): Promise<FileFacts | null>
  /** Names in a folder. Rejects with AppError 'file-missing' or 'file-unreadable'. */
  names(folder: string): Promise<readonly string[]>
  /** The path with every link resolved. Rejects with AppError 'file-missing' or 'file-unreadable'. */
  realPath(path: string): Promise<string>
  /** Null where the file is missing. Rejects with AppError 'file-unreadable'. */
  readText(path: string): Promise<string | null>
  /**
   * Replaces the file by what `change` makes of its text (null where it is missing), in one step: a crash leaves the
   * old text or the new. Changes by other processes wait for their turn, so that none is lost. Makes the folder.
   */
  changeText(path: string, change: (text: string | null) => string): Promise<void>
  /** Removes a file; nothing where there is none. Rejects with AppError 'file-unreadable'. */
  remove(path: string): Promise<void>
}
