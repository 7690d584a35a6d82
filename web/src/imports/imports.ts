// Imports: large files go up in parts; a page that waits for the server asks now and then, and shows the result when there is one.
import { formatBytes, sentence } from '../words'
import { Refusal, send } from '../upload/sender'

export function wireImportForm(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const status = form.querySelector<HTMLElement>('[data-import-status]')
  const plain = Number(form.dataset.plainBytes)
  const limit = Number(form.dataset.fileBytes)
  if (!input || !status || !plain || !limit) return
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0]
    if (!file || file.size <= plain / 2 || form.dataset.sent) return
    event.preventDefault()
    if (form.getAttribute('aria-busy') === 'true') return
    if (file.size > limit) {
      status.textContent = `Tệp lớn ${formatBytes(file.size)}, quá mức ${formatBytes(limit)}. Chia tệp rồi nhập từng phần.`
      return
    }
    form.setAttribute('aria-busy', 'true')
    send(file, ({ sent, waiting }) => {
      status.textContent = waiting
        ? `Mất mạng, tự gửi tiếp sau ${waiting} giây (đã gửi ${formatBytes(sent)} trên ${formatBytes(file.size)})`
        : `Đang gửi ${Math.floor((100 * sent) / file.size)}%`
    })
      .then((id) => {
        const upload = document.createElement('input')
        upload.type = 'hidden'
        upload.name = 'upload'
        upload.value = id
        form.append(upload)
        input.disabled = true
        form.dataset.sent = '1'
        form.submit()
      })
      .catch((error: unknown) => {
        form.removeAttribute('aria-busy')
        status.textContent =
          error instanceof Refusal ? sentence(error.trouble) : 'Mất mạng quá lâu, chưa gửi xong. Kiểm tra đường truyền rồi bấm gửi lại.'
      })
  })
}

interface Progress {
  text: string
  done: boolean
}

export function wireImportProgress(banner: HTMLElement): void {
  const address = banner.dataset.importProgress
  const text = banner.querySelector<HTMLElement>('[data-import-progress-text]')
  if (!address || !text) return
  let wait = 500
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } })
      if (answer.ok) {
        const progress = (await answer.json()) as Progress
        if (progress.done) {
          location.reload()
          return
        }
        if (text.textContent !== progress.text) text.textContent = progress.text
      }
    } catch {
      // The network dropped: the next try tells.
    }
    wait = Math.min(wait * 1.3, 5000)
    setTimeout(() => void ask(), wait)
  }
  setTimeout(() => void ask(), wait)
}
