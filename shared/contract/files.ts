import { z } from 'zod'
import { query } from './procedure.ts'

/** An opaque right to one file or folder that a person chose; it never holds a path. */
export const grant = z.string().min(1)

export const fileEntry = z.object({
  grant,
  name: z.string(),
  kind: z.enum(['folder', 'data', 'workspace']),
  sizeBytes: z.number(),
  modifiedAt: z.iso.datetime(),
})
export type FileEntry = z.infer<typeof fileEntry>

export const folderListing = z.object({
  /** From the root to the folder itself. */
  trail: z.array(z.object({ grant, name: z.string() })),
  entries: z.array(fileEntry),
})
export type FolderListing = z.infer<typeof folderListing>

export const grantedFile = z.object({ grant, name: z.string(), sizeBytes: z.number() })
export type GrantedFile = z.infer<typeof grantedFile>

/** Name of the one route whose request body is a file: POST /api/files.upload?name=…, answered with `grantedFile`. */
export const UPLOAD_ROUTE = 'files.upload'

/** What a path leads to that a person typed or pasted. */
export const placeAt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), grant }),
  z.object({ kind: z.literal('file'), file: grantedFile }),
])
export type PlaceAt = z.infer<typeof placeAt>

export const filesProcedures = {
  /** Folders and the data and workspace files in one; `folder: null` is the person's home. */
  'files.list': query(z.object({ folder: grant.nullable() }), folderListing),
  /** The folder or file at a path as a person pastes it: in quotes too, `~` is their home. As `files.list` else. */
  'files.at': query(z.object({ path: z.string().trim().min(1).max(4096) }), placeAt),
} as const
