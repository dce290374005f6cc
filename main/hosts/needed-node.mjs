// Plain JavaScript without imports: what starts Tessera asks it before anything else is loaded.

/** better-sqlite3 needs this much; an older Node crashes on it without a word. */
const NEEDED = [22, 14]

/** True where `version` ("24.21.0") is not before `wanted` ([major, minor]). */
export function isAtLeast(version, wanted) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

/** Why a Node of this version cannot run the workbench, as one sentence; null where it can. */
export function nodeRefusal(version) {
  if (isAtLeast(version, NEEDED)) return null
  return `Tessera needs Node ${NEEDED.join('.')} or newer, and this is ${version}: install a newer one from https://nodejs.org and try again.`
}
