// Imports: a list of communes with its headings in row 7 and twelve bad rows goes in, is mended, written and undone.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const admin = { user: 'quan.tri', expect: ['422'] }
const pictures = process.env.BENVUNG_PICTURES // a folder: for looking at the pages by hand

async function picture(page, name) {
  if (!pictures) return
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  const before = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 800 })
  await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(before)
}

const pad = (number) => String(number).padStart(5, '0')

/** Communes below Cao Bằng (code 04); the last twelve are bad. `base` keeps the codes of two tests apart. */
function list(base, mark) {
  const lines = ['ỦY BAN NHÂN DÂN TỈNH;;;;', ';DANH MỤC XÃ;;;', ';(Kèm theo Quyết định số 15/QĐ-UBND);;;', '', 'Năm 2026;;;;', ';;;;',
    'STT;Mã;Tên;Mã cấp trên;Cấp', '(1);(2);(3);(4);(5)']
  let row = 0
  const add = (code, name, parent = '04', level = 'xã') => lines.push(`${++row};${code};${name};${parent};${level}`)
  for (let i = 1; i <= 28; ++i) add(pad(base + i), `Xã ${mark} ${i}`)
  for (let i = 29; i <= 33; ++i) add(pad(base + i), `Xã ${mark} ${i}`, '04', 'thôn xóm')
  add('1A', `Xã ${mark} 34`)
  add('', `Xã ${mark} 35`)
  add(pad(base + 36), '')
  add(pad(base + 37), `${mark} không loại`)
  add(pad(base + 38), `Xã ${mark} 38`, '98')
  add(pad(base + 1), `Xã ${mark} trùng`)
  add('1234567', `Xã ${mark} 40`)
  return lines.join('\n') + '\n'
}

async function bring(page, name, text) {
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/07/2025')
  await page.getByRole('button', { name: 'Đọc tệp và xem trước' }).click()
  await page.waitForURL(/\/imports\/areas\/\d+/)
  await page.getByRole('navigation', { name: 'Lọc theo kết quả' }).waitFor()
}

const count = (page, word) => page.getByRole('navigation', { name: 'Lọc theo kết quả' }).getByRole('link', { name: word }).innerText()

test('twelve bad rows are told, mended in place, written and undone', async (t) => {
  const page = await open(t, '/imports', admin)
  await page.getByRole('link', { name: 'Danh mục đơn vị hành chính' }).first().click()
  await picture(page, 'new')
  await assertAccessible(page, 'the form of an import')
  await bring(page, 'xã mới.csv', list(96000, 'Sương Mai'))
  await page.getByText('tiêu đề ở dòng 7').waitFor()
  assert.match(await count(page, 'mới'), /^28/)
  assert.match(await count(page, 'bị từ chối'), /^12/)
  await picture(page, 'rejected')
  await assertAccessible(page, 'rejected rows')

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải các dòng bị từ chối' }).click()])
  assert.equal(file.suggestedFilename(), 'xã mới - dòng bị từ chối.xlsx')

  // One row of the five that are alike is mended for all of them.
  const first = page.locator('tr', { hasText: 'Sương Mai 29' })
  await first.getByLabel('Cấp').fill('xã')
  await first.getByLabel('mọi dòng cùng lỗi').check()
  await page.getByRole('button', { name: 'Lưu chỗ sửa và kiểm tra lại' }).click()
  await page.getByRole('link', { name: '7 bị từ chối' }).waitFor()

  await page.getByLabel('Lý do hoặc số quyết định').fill('QĐ 15/QĐ-UBND')
  await page.getByRole('button', { name: 'Ghi 33 dòng mới' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await page.getByText('Còn 7 dòng bị từ chối.').first().waitFor()
  await picture(page, 'refused')
  await assertAccessible(page, 'a refused commit')
  assert.equal(await page.getByLabel('Lý do hoặc số quyết định').inputValue(), 'QĐ 15/QĐ-UBND')
  await page.getByLabel('Bỏ lại 7 dòng bị từ chối').check()
  await page.getByRole('button', { name: 'Ghi 33 dòng mới' }).click()
  await page.getByText('Đã ghi 33 dòng mới').waitFor()
  await picture(page, 'written')
  await assertAccessible(page, 'a written batch')

  await page.locator('summary', { hasText: 'Hoàn tác lô này' }).click()
  await page.getByLabel('Lý do').fill('nhập nhầm')
  await page.getByRole('button', { name: 'Hoàn tác lô' }).click()
  await page.getByText('Đã hoàn tác', { exact: true }).first().waitFor()
  await page.goto(new URL('/imports', page.url()).href)
  await page.getByRole('link', { name: 'xã mới.csv' }).first().waitFor()
  await picture(page, 'start')
  await assertAccessible(page, 'the list of imports')
})

test('columns are chosen by a person where the headings say nothing', async (t) => {
  const page = await open(t, '/imports/areas', { ...admin, javaScriptEnabled: false })
  await page.setInputFiles('#file', { name: 'la.csv', mimeType: 'text/csv', buffer: Buffer.from('một;hai;ba;bốn\n97001;Xã Lạ;04;xã\n') })
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/07/2025')
  await page.getByRole('button', { name: 'Đọc tệp và xem trước' }).click()
  await page.waitForURL(/\/imports\/areas\/\d+/)
  // Without script the page is asked for again by hand.
  for (let i = 0; i < 50 && !(await page.getByText('Chờ chọn cột').count()); ++i) await page.goto(page.url())
  await page.getByLabel('A: một').selectOption({ label: 'Mã' })
  await page.getByLabel('B: hai').selectOption({ label: 'Tên' })
  await page.getByLabel('C: ba').selectOption({ label: 'Mã cấp trên' })
  await page.getByLabel('D: bốn').selectOption({ label: 'Cấp' })
  await page.getByRole('button', { name: 'Đọc lại theo lựa chọn này' }).click()
  const counts = page.getByRole('navigation', { name: 'Lọc theo kết quả' })
  for (let i = 0; i < 50 && !(await counts.count()); ++i) await page.goto(page.url())
  assert.match(await counts.getByRole('link', { name: 'mới' }).innerText(), /^1/)
  await page.getByRole('button', { name: 'Bỏ lô này, không ghi gì' }).click()
  await page.getByText('Lô đã bỏ, không ghi gì.').waitFor()
})
