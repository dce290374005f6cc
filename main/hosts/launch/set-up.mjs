import { nodeRefusal } from '../needed-node.mjs'
import { findNode } from './node-version.mjs'
import { installPackages } from './packages.mjs'

/** Ends with a sentence where `failure` is one. */
export function stopAt(failure) {
  if (failure === null) return
  console.error(failure)
  process.exit(1)
}

/** Packages and a Node that can run the workbench, or one sentence and the end. Answers with that Node's path. */
export function setUp() {
  stopAt(installPackages())
  const node = findNode()
  if (node === null) stopAt(nodeRefusal(process.version))
  return node
}
