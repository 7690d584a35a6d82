// The grid of a status table: keys, saving cell by cell, pasting from a spreadsheet, totals as one types. Without it the form saves.
import { make } from '../review/dom'
import { CellSaver, type Answer, type Cell } from './saver'
import { wirePaste } from './paste'

interface StepInfo {
  kind: 'mark' | 'date' | 'document' | 'number' | 'note'
  heading: string
  total: number
}

const nothings = new Set(['', '-', '–', '—', '...', '…'])
const integer = new Intl.NumberFormat('vi-VN')
const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })

/** What a cell adds to its total: marks and papers count, numbers add up (in thousandths). */
function weight(kind: StepInfo['kind'], text: string): number {
  const value = text.trim()
  if (nothings.has(value)) return 0
  if (kind !== 'number') return 1
  const number = Number(value.replace(/[\s.]/g, '').replace(',', '.'))
  return Number.isFinite(number) ? Math.round(number * 1000) : 0
}

function wire(form: HTMLFormElement): void {
  const steps = JSON.parse(form.dataset.steps ?? '[]') as StepInfo[]
  const said = form.querySelector<HTMLElement>('[data-save-state]')
  const conflicts = document.querySelector<HTMLElement>('[data-conflicts]')
  const inputs = new Map<string, HTMLInputElement>()
  for (const input of form.querySelectorAll<HTMLInputElement>('input.bv-cell')) inputs.set(input.name, input)
  const at = (input: HTMLInputElement): { row: number; step: number } => {
    const [, row, step] = input.name.split('-')
    return { row: Number(row), step: Number(step) }
  }
  const cellOf = (cell: { row: number; step: number }): HTMLInputElement | undefined => inputs.get(`c-${cell.row}-${cell.step}`)

  const totals = steps.map((step) => step.total)
  const kept = new Map<HTMLInputElement, string>()
  for (const input of inputs.values()) kept.set(input, input.defaultValue)
  const showTotals = (): void => {
    const now = [...totals]
    for (const [input, before] of kept) {
      if (input.value === before) continue
      const { step } = at(input)
      const kind = steps[step]?.kind ?? 'note'
      now[step] = (now[step] ?? 0) + weight(kind, input.value) - weight(kind, before)
    }
    for (const cell of form.querySelectorAll<HTMLElement>('[data-total]')) {
      const step = Number(cell.dataset.total)
      const kind = steps[step]?.kind
      if (!kind || kind === 'note') continue
      const text = kind === 'number' ? decimal.format((now[step] ?? 0) / 1000) : integer.format(now[step] ?? 0)
      if (cell.textContent !== text) cell.textContent = text
    }
  }

  const mark = (input: HTMLInputElement, state: 'saved' | 'waiting' | 'wrong' | 'clash'): void => {
    input.classList.toggle('is-waiting', state === 'waiting')
    input.classList.toggle('is-wrong', state === 'wrong' || state === 'clash')
    if (state === 'wrong' || state === 'clash') input.setAttribute('aria-invalid', 'true')
    else {
      input.removeAttribute('aria-invalid')
      input.parentElement?.querySelector('.bv-cell-trouble')?.remove()
    }
  }
  const tell = (input: HTMLInputElement, text: string): void => {
    input.parentElement?.querySelector('.bv-cell-trouble')?.remove()
    const id = `${input.id}-trouble`
    input.insertAdjacentElement('afterend', make('p', { className: 'bv-cell-trouble', id }, text))
    input.setAttribute('aria-describedby', id)
  }

  const saver = new CellSaver(`${form.getAttribute('action') ?? ''}`, {
    state: (text) => {
      if (said && said.textContent !== text) said.textContent = text
    },
    answered: (answer: Answer) => {
      for (const saved of answer.saved) {
        const input = cellOf(saved)
        if (!input) continue
        input.dataset.version = String(saved.version)
        kept.set(input, saved.value)
        if (saver.isWaiting(saved)) continue // typed on meanwhile
        if (document.activeElement !== input) input.value = saved.value
        mark(input, input.value === saved.value || document.activeElement === input ? 'saved' : 'waiting')
      }
      for (const row of answer.rows) {
        const cell = document.querySelector(`#row-${row.row} .bv-grid-findings`)
        if (cell) cell.innerHTML = row.html // markup of the server's own, escaped there
      }
      answer.totals.forEach((total, step) => (totals[step] = total.value))
      for (const trouble of answer.troubles) {
        const input = cellOf(trouble)
        if (!input) continue
        mark(input, 'wrong')
        tell(input, `${trouble.message} ${trouble.mend}`)
      }
      for (const clash of answer.conflicts) {
        const input = cellOf(clash)
        if (!input) continue
        mark(input, 'clash')
        conflicts?.append(conflictBox(input, clash))
        conflicts?.querySelector<HTMLButtonElement>('button')?.focus()
      }
      showTotals()
    },
  })

  const put = (input: HTMLInputElement): void => {
    if (input.value === kept.get(input) && !saver.isWaiting(at(input))) {
      mark(input, 'saved')
      if (said && !form.querySelector('.is-wrong')) said.textContent = ''
      return
    }
    mark(input, 'waiting')
    saver.put({ ...at(input), value: input.value, version: Number(input.dataset.version ?? '0') })
  }

  function conflictBox(input: HTMLInputElement, clash: Answer['conflicts'][number]): HTMLElement {
    const box = make('div', { className: 'banner banner-warning bv-grid-conflict' })
    box.setAttribute('role', 'alert')
    const close = (value: string, send: boolean): void => {
      input.dataset.version = String(clash.version)
      kept.set(input, clash.theirs)
      input.value = value
      mark(input, 'saved')
      box.remove()
      if (send) put(input)
      showTotals()
      input.focus()
    }
    box.append(
      make('p', {}, `${input.getAttribute('aria-label') ?? ''}: ${clash.by} đã ghi “${clash.theirs || '(trống)'}” lúc ${clash.at}; anh/chị nhập “${clash.mine || '(trống)'}”.`),
      choice(`Giữ của tôi: “${clash.mine || '(trống)'}”`, () => close(clash.mine, true)),
      choice(`Lấy của họ: “${clash.theirs || '(trống)'}”`, () => close(clash.theirs, false)),
    )
    return box
  }
  function choice(text: string, act: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button', className: 'btn bv-small-btn' }, text)
    button.addEventListener('click', act)
    return button
  }

  // Rows of inputs as they stand on the page, for the arrows.
  const lines = [...form.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => [...row.querySelectorAll<HTMLInputElement>('input.bv-cell')]).filter((line) => line.length)
  const place = (input: HTMLInputElement): [number, number] => {
    const line = lines.findIndex((cells) => cells.includes(input))
    return [line, lines[line]?.indexOf(input) ?? -1]
  }
  const go = (line: number, column: number): boolean => {
    const target = lines[line]?.[column]
    if (!target) return false
    target.focus()
    target.select()
    return true
  }

  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.classList.contains('bv-cell')) showTotals()
  })
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.classList.contains('bv-cell')) put(event.target)
  })
  form.addEventListener('keydown', (event) => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || !input.classList.contains('bv-cell')) return
    // Unikey and other editors of Vietnamese compose: their keys are not ours.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const [line, column] = place(input)
    const all = input.selectionStart === 0 && input.selectionEnd === input.value.length
    let moved = false
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!go(line + (event.shiftKey ? -1 : 1), column)) put(input)
      return
    }
    if (event.key === 'ArrowDown') moved = go(line + 1, column)
    if (event.key === 'ArrowUp') moved = go(line - 1, column)
    if (event.key === 'ArrowLeft' && (all || input.selectionEnd === 0)) moved = go(line, column - 1)
    if (event.key === 'ArrowRight' && (all || input.selectionStart === input.value.length)) moved = go(line, column + 1)
    if (event.key === ' ' && steps[at(input).step]?.kind === 'mark') {
      input.value = input.value.trim() === '' ? 'x' : ''
      showTotals()
      put(input)
      moved = true
    }
    if (event.key === 'Escape' && input.value !== kept.get(input)) {
      input.value = kept.get(input) ?? ''
      showTotals()
      moved = true
    }
    if (moved) event.preventDefault()
  })
  // What was typed is kept by the cells themselves; the button only says so.
  form.addEventListener('submit', (event) => {
    if (!saver.usable) return
    event.preventDefault()
    for (const input of inputs.values()) if (input.value !== kept.get(input)) put(input)
    saver.flush()
  })

  wirePaste(form, document.querySelector<HTMLElement>('[data-paste]'), {
    target: (from, rows, columns) => {
      const [line, column] = place(from)
      return lines.slice(line, line + rows).map((cells) => cells.slice(column, column + columns))
    },
    write: (input, value) => {
      input.value = value
      put(input)
    },
    done: showTotals,
  })
  saver.resume((cell: Cell) => {
    const input = cellOf(cell)
    if (!input) return
    input.value = cell.value
    mark(input, 'waiting')
  })
  showTotals()
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-status-table]')) wire(form)
