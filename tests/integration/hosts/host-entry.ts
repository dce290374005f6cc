import { join } from 'node:path'
import { isBuilt } from '../../../main/hosts/launch/build.mjs'

const root = join(import.meta.dirname, '../../..')
const built = isBuilt()

/** The file that starts a host: the bundle where it is that of these sources, since it starts three times as fast. */
export const hostEntry = {
  service: join(root, built ? 'dist/main/service.js' : 'main/hosts/electron/service.ts'),
  loopback: join(root, built ? 'dist/main/loopback.js' : 'main/hosts/loopback/loopback.ts'),
} as const
