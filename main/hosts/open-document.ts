import { errorBody } from '../../shared/contract/error-body.ts'
import type { Workbench } from '../composition.ts'

/** Opens a workspace as the page would. Answers with the sentence of a failure, which must not end the start, else null. */
export async function openDocument({ handle, grantPath }: Workbench, path: string): Promise<string | null> {
  const body = JSON.stringify({ grant: grantPath(path) })
  const response = await handle(new Request('app://workbench/api/workspaces.open', { method: 'POST', body }))
  if (response.ok) return null
  return errorBody.parse(await response.json()).error.message
}
