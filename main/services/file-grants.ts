import { basename, dirname, extname, join, resolve } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { FileEntry, FolderListing, GrantedFile, PlaceAt } from '../../shared/contract/files.ts'
import { isDataFile } from '../../shared/files/data-files.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileSystem } from '../ports/file-system.ts'

/** Opaque rights to files that a person chose: the page holds ids, this holds the paths. */
export interface FileGrants {
  /** The same path has the same grant while the process runs. */
  grantPath(path: string): string
  /** The grant with the file's name and size. Rejects with AppError 'file-missing' or 'file-unreadable'. */
  grantFile(path: string): Promise<GrantedFile>
  /** Whether a person came to this path since the process began, with either kind of slash. */
  knows(path: string): boolean
  /** Throws AppError 'not-found' where the grant is not known. */
  pathOf(grant: string): string
  /**
   * Folders and the data and workspace files in one; null is the home folder. Rejects with AppError 'not-available'
   * where the host has a dialog of its own: there a person's choice in it is the only way to a grant.
   */
  list(folder: string | null): Promise<FolderListing>
  /** The folder or file at a path that a person pasted. Rejects as `list` does, and with AppError 'file-missing'. */
  at(pasted: string): Promise<PlaceAt>
}

export interface FileGrantsOptions {
  readonly fileSystem: FileSystem
  readonly clock: Pick<Clock, 'id'>
  readonly home: string
  /** Whether this host lets the page look into folders. */
  readonly listsFolders: boolean
}

function kindByName(name: string): FileEntry['kind'] | undefined {
  if (extname(name).toLowerCase() === '.tessera') return 'workspace'
  return isDataFile(name) ? 'data' : undefined
}

/** Facts are asked for this many names at a time, so that a folder of 100,000 files does not exhaust descriptors. */
const BATCH = 64

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function inOrder(entries: readonly FileEntry[]): readonly FileEntry[] {
  const rank = (entry: FileEntry) => (entry.kind === 'folder' ? 0 : 1)
  return entries.toSorted((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name))
}

/** Without the quotes in which file managers copy a path. */
const unquoted = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text

const evenSlashes = (path: string): string => path.replaceAll('\\', '/')

function ancestorsOf(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestorsOf(parent), path]
}

export function createFileGrants({ fileSystem, clock, home, listsFolders }: FileGrantsOptions): FileGrants {
  const grantByPath = new Map<string, string>()
  const pathByGrant = new Map<string, string>()

  const grantPath = (path: string): string => {
    const known = grantByPath.get(path)
    if (known !== undefined) return known
    const grant = clock.id()
    grantByPath.set(path, grant)
    pathByGrant.set(grant, path)
    return grant
  }

  const knows = (path: string): boolean => {
    const even = evenSlashes(path)
    return [...grantByPath.keys()].some((known) => evenSlashes(known) === even)
  }

  const pathOf = (grant: string): string => {
    const path = pathByGrant.get(grant)
    if (path !== undefined) return path
    throw new AppError('not-found', 'This file is not known any more.', { remedy: 'Choose the file again.' })
  }

  /** Null for what is not listed: other files, links that lead nowhere, what may not be looked at. */
  const entryOf = async (folder: string, name: string): Promise<FileEntry | null> => {
    const wanted = kindByName(name)
    const path = join(folder, name)
    const facts = await fileSystem.facts(path).catch((error: unknown) => {
      if (error instanceof AppError) return null
      throw error
    })
    const kind = facts?.kind === 'folder' ? 'folder' : facts?.kind === 'file' ? wanted : undefined
    if (facts === null || kind === undefined) return null
    const sizeBytes = kind === 'folder' ? 0 : facts.sizeBytes
    return { grant: grantPath(path), name, kind, sizeBytes, modifiedAt: facts.modifiedAt }
  }

  const entriesOf = async (folder: string): Promise<readonly FileEntry[]> => {
    const names = (await fileSystem.names(folder)).filter((name) => !name.startsWith('.'))
    const entries: FileEntry[] = []
    for (let start = 0; start < names.length; start += BATCH) {
      const batch = await Promise.all(names.slice(start, start + BATCH).map((name) => entryOf(folder, name)))
      entries.push(...batch.filter((entry) => entry !== null))
    }
    return inOrder(entries)
  }

  const requireListing = (): void => {
    if (listsFolders) return
    throw new AppError('not-available', 'This window lists no folders.', { remedy: 'Choose the file in the dialog.' })
  }

  return {
    grantPath,
    knows,
    pathOf,
    async grantFile(path) {
      const facts = await fileSystem.facts(path)
      if (facts === null) throw new AppError('file-missing', `${basename(path)} is not there any more.`)
      return { grant: grantPath(path), name: basename(path), sizeBytes: facts.sizeBytes }
    },
    async list(folder) {
      requireListing()
      // Resolved, so that the trail upwards is the real one also where the folder is a link.
      const path = await fileSystem.realPath(folder === null ? home : pathOf(folder))
      const trail = ancestorsOf(path).map((step) => ({ grant: grantPath(step), name: basename(step) || step }))
      return { trail, entries: [...(await entriesOf(path))] }
    },
    async at(pasted) {
      requireListing()
      const path = resolve(home, unquoted(pasted).replace(/^~(?=$|[\\/])/, home))
      const facts = await fileSystem.facts(path)
      const remedy = 'Check the path, or choose the file in the list.'
      if (facts === null) throw new AppError('file-missing', `There is nothing at ${path}.`, { remedy })
      if (facts.kind === 'folder') return { kind: 'folder', grant: grantPath(path) }
      if (facts.kind === 'file' && kindByName(basename(path)) !== undefined)
        return { kind: 'file', file: { grant: grantPath(path), name: basename(path), sizeBytes: facts.sizeBytes } }
      throw new AppError('file-unsupported', `${basename(path)} is no kind of file that is read here.`, { remedy })
    },
  }
}
