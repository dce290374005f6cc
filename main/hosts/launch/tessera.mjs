// npm run -s tessera -- …: the command line over the same services, without a window.
import { join } from 'node:path'
import { sourceFlags } from './node-version.mjs'
import { rootFolder } from './root-folder.mjs'
import { runToEnd } from './run-to-end.mjs'
import { setUp } from './set-up.mjs'

const node = setUp()
const cli = join(rootFolder, 'main/hosts/cli/cli.ts')
// npm runs scripts in the repository: files are named from where the person is.
const cwd = process.env.INIT_CWD ?? process.cwd()
process.exit(await runToEnd(node, [...sourceFlags(node), cli, ...process.argv.slice(2)], { cwd }))
