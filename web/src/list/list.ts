// What a list gains by script: sorting is told to those who listen, rows are counted as they are chosen, the page prints.

/** Choosing rows: the bar with what can be done stands only while something is chosen. */
function wireBatch(bar: HTMLFormElement) {
  const rows = [...document.querySelectorAll<HTMLInputElement>(`input[form="${bar.id}"][name="row"]`)]
  const all = document.querySelector<HTMLInputElement>('[data-pick-all]')
  const count = bar.querySelector<HTMLElement>('[data-batch-count]')
  const show = () => {
    const chosen = rows.filter((row) => row.checked).length
    bar.classList.toggle('is-idle', chosen === 0)
    if (count) count.textContent = `Đã chọn ${chosen} dòng:`
    if (!all) return
    all.checked = chosen > 0 && chosen === rows.length
    all.indeterminate = chosen > 0 && chosen < rows.length
  }
  if (all) {
    all.hidden = false
    all.addEventListener('change', () => {
      for (const row of rows) row.checked = all.checked
      show()
    })
  }
  for (const row of rows) row.addEventListener('change', show)
  bar.addEventListener('reset', () => setTimeout(show))
  show()
}

export function wireListing(listing: HTMLElement) {
  const print = listing.querySelector<HTMLButtonElement>('[data-print-list]')
  if (print) {
    print.hidden = false
    print.addEventListener('click', () => window.print())
  }
  const bar = listing.querySelector<HTMLFormElement>('form[data-batch]')
  if (bar) wireBatch(bar)

  // Headings act like buttons for the keyboard as well.
  for (const link of listing.querySelectorAll<HTMLAnchorElement>('a[data-sort]'))
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return
      event.preventDefault()
      link.click()
    })
  if (!location.hash.startsWith('#sort-')) return
  document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true })
  const said = listing.querySelector<HTMLElement>('[data-list-said]')
  // A live region speaks of what changes in it, not of what it held from the start.
  if (said) setTimeout(() => (said.textContent = said.dataset.says ?? ''), 300)
}
