// How figures are written in Vietnamese: 1.234,5.
const plain = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${plain.format(Math.ceil(bytes / 1024))} KB`
  return `${plain.format(bytes / (1024 * 1024))} MB`
}

/** What happened, where, how to mend it: the server's form of an error. */
export interface Trouble {
  message: string
  where: string
  mend: string
}

export function sentence(trouble: Trouble): string {
  return [trouble.where ? `${trouble.where}: ` : '', trouble.message, trouble.mend ? ` ${trouble.mend}` : ''].join('')
}
