// A table of the page as tab-separated text, ready for Excel.

function cellText(cell: Element): string {
  const own = (cell as HTMLElement).dataset.copy
  return (own ?? (cell as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim()
}

export function tableText(table: HTMLTableElement): string {
  return [...table.rows].map((row) => [...row.cells].map(cellText).join('\t')).join('\n') + '\n'
}

/** Pages served without TLS to another machine have no clipboard: then the older way, and at last the text itself to be copied by hand. */
export async function put(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Not allowed: the older way may be.
  }
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}

export function wireCopy(root: HTMLElement, say: (text: string) => void): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy-table]')) {
    const table = root.querySelector<HTMLTableElement>(`#${button.dataset.copyTable}`)
    if (!table) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      const text = tableText(table)
      root.querySelector('.bv-copy-text')?.remove()
      if (await put(text)) {
        say(`Đã chép ${table.tBodies[0]?.rows.length ?? 0} dòng. Dán vào Excel bằng Ctrl+V.`)
        button.focus()
        return
      }
      const area = document.createElement('textarea')
      area.className = 'bv-copy-text'
      area.value = text
      area.readOnly = true
      area.setAttribute('aria-label', 'Bảng dạng chữ, bấm Ctrl+C để chép')
      button.parentElement?.after(area)
      area.focus()
      area.select()
      say('Trình duyệt không cho chép tự động. Bấm Ctrl+C để chép phần đã chọn.')
    })
  }
}
