/**
 * The members of a set such as "Salesforce; HubSpot": what stands between its semicolons, but for parts that hold nothing
 * or only spaces. One space on each side of a member is left out, as `has` ignores it; one that stands twice comes twice.
 */
export function setMembers(text: string): readonly string[] {
  return text
    .split(';')
    .filter((part) => part.replaceAll(' ', '') !== '')
    .map((part) => part.replace(/^ /, '').replace(/ $/, ''))
}
