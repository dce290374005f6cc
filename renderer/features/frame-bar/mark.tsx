/** The product's mark: three tiles and an open one. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1z" />
      <path d="M9.600 9.600h4.800v4.800H9.600z" className="open-tile" />
    </svg>
  )
}
