// npm run notices: writes docs/THIRD-PARTY-NOTICES from the lock file and the installed packages.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOTICES_FILE, noticesOf } from './notices.ts'
import { shippedPackages } from './shipped-packages.ts'
import { root } from './source-files.ts'

const shipped = shippedPackages()
writeFileSync(join(root, NOTICES_FILE), noticesOf(shipped))
console.log(`${NOTICES_FILE}: ${shipped.length} packages`)
