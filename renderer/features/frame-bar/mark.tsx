/** The product's mark, of one ink: tiles of unlike size and an open one (renderer/icon/ has it in colours). */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 1h8v8H1zM10 1h5v4h-5zM1 10h8v5H1z" />
      <path d="M10.600 6.600h3.800v7.800h-3.800z" className="open-tile" />
    </svg>
  )
}
