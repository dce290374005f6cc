/** So many letters at the end of a name always stay: names of one table often differ there alone. */
const TAIL = 8
const LONG = 24

/** A name that gives way in its middle where there is no room: "trailing_twelve…taxes_07"; the whole on hover. */
export function LongName({ name }: { readonly name: string }) {
  if (name.length <= LONG) return name
  return (
    <span className="long-name" title={name}>
      <span className="cut">{name.slice(0, -TAIL)}</span>
      <span>{name.slice(-TAIL)}</span>
    </span>
  )
}
