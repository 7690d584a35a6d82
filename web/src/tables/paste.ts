// Several cells from a spreadsheet: shown first with what they would replace, written only then.
import { button, make } from '../review/dom'

export interface Grid {
  /** The inputs that a block of this size would cover, row by row; fewer where the grid ends. */
  target(from: HTMLInputElement, rows: number, columns: number): HTMLInputElement[][]
  write(input: HTMLInputElement, value: string): void
  done(): void
}

/** Rows of cells as Excel and Calc put them on the clipboard; a cell with a line break stands in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < source.length; i++) {
    const c = source[i] as string
    if (quoted) {
      if (c === '"' && source[i + 1] === '"') {
        cell += '"'
        i++
      } else if (c === '"') quoted = false
      else cell += c === '\n' ? ' ' : c
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t' || c === '\n') {
      rows[rows.length - 1]?.push(cell)
      cell = ''
      if (c === '\n') rows.push([])
    } else cell += c
  }
  rows[rows.length - 1]?.push(cell)
  return rows
}

const shownMost = 12

export function wirePaste(form: HTMLFormElement, panel: HTMLElement | null, grid: Grid): void {
  form.addEventListener('paste', (event) => {
    const from = event.target
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!(from instanceof HTMLInputElement) || !from.classList.contains('bv-cell') || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    const cells = cellsOf(text)
    const width = Math.max(...cells.map((row) => row.length))
    const targets = grid.target(from, cells.length, width)
    const changes: { input: HTMLInputElement; value: string }[] = []
    let outside = 0
    cells.forEach((row, r) =>
      row.forEach((value, c) => {
        const input = targets[r]?.[c]
        if (!input) outside++
        else if (input.value.trim() !== value.trim()) changes.push({ input, value: value.trim() })
      }),
    )
    const over = changes.filter(({ input }) => input.value.trim() !== '')
    const write = (): void => {
      for (const { input, value } of changes) grid.write(input, value)
      grid.done()
    }
    if (!panel || (!over.length && !outside)) {
      write()
      return
    }
    const close = (): void => {
      panel.hidden = true
      panel.replaceChildren()
      from.focus()
    }
    const list = make('ul')
    for (const { input, value } of over.slice(0, shownMost))
      list.append(make('li', {}, `${input.getAttribute('aria-label') ?? ''}: “${input.value}” thành “${value || '(trống)'}”`))
    if (over.length > shownMost) list.append(make('li', {}, `… và ${over.length - shownMost} ô nữa`))
    panel.replaceChildren(
      make('h2', {}, `Dán ${cells.length} dòng × ${width} cột`),
      make('p', {}, `${changes.length} ô thay đổi, trong đó ${over.length} ô đang có nội dung.${outside ? ` ${outside} ô nằm ngoài bảng, bị bỏ qua.` : ''}`),
      list,
      button('Dán vào bảng', () => {
        write()
        close()
      }, true),
      button('Thôi, không dán', close),
    )
    panel.hidden = false
    panel.querySelector<HTMLButtonElement>('button')?.focus()
  })
}
