// npm run notices: writes docs/THIRD-PARTY-NOTICES from the lock file, the installed packages and what bundling leaves of them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedOf } from './bundled-packages.ts'
import { NOTICES_FILE, noticesOf } from './notices.ts'
import { reachablePackages } from './shipped-packages.ts'
import { root } from './source-files.ts'

const shipped = await shippedOf(reachablePackages())
writeFileSync(join(root, NOTICES_FILE), noticesOf(shipped))
console.log(`${NOTICES_FILE}: ${shipped.length} packages`)
