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

export const filesProcedures = {
  /** Folders and the data and workspace files in one; `folder: null` is the person's home. */
  'files.list': query(z.object({ folder: grant.nullable() }), folderListing),
} as const
