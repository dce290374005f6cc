import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the built page is: beside the bundle in dist/, and in the same dist/ when the sources run. */
export function rendererFolder(moduleUrl: string = import.meta.url): string {
  const folder = fileURLToPath(new URL('.', moduleUrl))
  const runsFromSources = new URL(moduleUrl).pathname.endsWith('.ts')
  return runsFromSources ? join(folder, '../../dist/renderer') : join(folder, '../renderer')
}
