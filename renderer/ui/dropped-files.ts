import { isFolderData } from '../../shared/files/data-files.ts'

/** Folders in folders, as of years in which months lie. */
const MOST_DEPTH = 4
const MOST_FILES = 1000

/**
 * The files of a drop, those with data in dropped folders among them, by name. What was dropped is asked for at once: it
 * is gone when the event is over.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const files = [...transfer.files]
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  const folders = entries.filter((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory === true)
  if (folders.length === 0) return Promise.resolve(files)
  return withFolders(files, folders)
}

async function withFolders(
  files: readonly File[],
  folders: readonly FileSystemDirectoryEntry[],
): Promise<readonly File[]> {
  const names = new Set(folders.map(({ name }) => name))
  const found: File[] = []
  // A folder that cannot be looked into gives nothing; the others go on.
  for (const folder of folders) await gather(folder, 1, found).catch(() => undefined)
  // A folder stands among the files, too, as one without content.
  return [...files.filter(({ name }) => !names.has(name)), ...found]
}

async function gather(folder: FileSystemDirectoryEntry, depth: number, found: File[]): Promise<void> {
  const entries = await entriesOf(folder)
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (found.length >= MOST_FILES) return
    if (isFile(entry) && isFolderData(entry.name) && !entry.name.startsWith('.')) found.push(await fileOf(entry))
    else if (isFolder(entry) && depth < MOST_DEPTH) await gather(entry, depth + 1, found)
  }
}

/** A browser answers with a hundred entries at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return entries
    entries.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
