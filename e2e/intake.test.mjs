// Files into the register: many at once, told one by one, and a duplicate beside what is there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { address, assertAccessible, open, pdfOf, textFile, useBrowser } from './browser.mjs'
import { docxOf } from './zip.mjs'

useBrowser()
const clerk = { user: 'van.thu' }

const letter = (number, subject, issuer = 'TỈNH SUỐI ĐÁ') =>
  `ỦY BAN NHÂN DÂN\n${issuer}\n\nSố: ${number}/UBND-KT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n` +
  `Suối Đá, ngày 14 tháng 10 năm 2026\n\nV/v ${subject}\n\nKính gửi: Sở Việc làm.\n\n` +
  `Yêu cầu Sở Việc làm báo cáo trước ngày 30/10/2026./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n`

const total = (page) => page.locator('.bv-intake-total')

async function bring(page, files, told) {
  await page.setInputFiles('#files', files)
  await page.locator('.bv-intake-total', { hasText: told }).waitFor()
}

test('several kinds of files go in, and lead to the paper', async (t) => {
  const page = await open(t, '/documents/intake', clerk)
  await assertAccessible(page, 'intake')
  const reloaded = page.waitForEvent('load')
  await bring(
    page,
    [
      textFile('mot.txt', letter(901, 'giao nhiệm vụ lập danh sách hộ')),
      { name: 'hai.docx', mimeType: 'application/octet-stream', buffer: docxOf(letter(902, 'đôn đốc giải ngân vốn')) },
      { name: 'ba.pdf', mimeType: 'application/pdf', buffer: await pdfOf(letter(903, 'tập huấn cán bộ cơ sở')) },
    ],
    'Đã gửi 3 trên 3 tệp',
  )
  await reloaded
  await page.getByText('Lần gửi này có 3 tệp. Đã nhận: 3').waitFor()
  for (const name of ['mot.txt', 'hai.docx', 'ba.pdf']) await page.getByRole('row', { name: new RegExp(`${name}.*Đã nhận`) }).waitFor()
  await assertAccessible(page, 'the files that were sent')
  await page.getByRole('link', { name: 'hai.docx' }).click()
  await page.waitForURL(/\/documents\/papers\/\d+/)
  assert.match(await page.locator('main').innerText(), /902\/UBND-KT/)
})

test('programs, empty and broken files are told in words, and the rest goes in', async (t) => {
  const page = await open(t, '/documents/intake', { ...clerk, expect: ['415', '422'] })
  await bring(
    page,
    [
      textFile('tot.txt', letter(911, 'kiểm tra thực địa')),
      textFile('rong.txt', ''),
      { name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000 this runs') },
    ],
    '2 không nhận được',
  )
  const lines = await page.locator('.bv-queue .is-failed').allInnerTexts()
  assert.equal(lines.length, 2)
  assert.match(lines.join('\n'), /Tệp rỗng/)
  assert.match(lines.join('\n'), /chương trình hoặc tệp lệnh, không nhận/)
  await assertAccessible(page, 'files that were refused')
})

test('a duplicate is shown beside what is there, and a person decides', async (t) => {
  const page = await open(t, '/documents/intake', { ...clerk, expect: ['422'] })
  let reloaded = page.waitForEvent('load')
  await bring(page, [textFile('goc.txt', letter(921, 'rà soát hộ nghèo'))], 'Đã gửi 1 trên 1')
  await reloaded
  reloaded = page.waitForEvent('load')
  await bring(page, [textFile('trung-so.txt', letter(921, 'một việc khác'))], 'Đã gửi 1 trên 1')
  await reloaded
  await page.getByRole('link', { name: 'trung-so.txt' }).click()
  await page.getByText('Nghi trùng, chưa vào sổ.').waitFor()
  const main = await page.locator('main').innerText()
  assert.match(main, /cùng số, ký hiệu, cùng cơ quan ban hành và cùng ngày/)
  assert.match(main, /rà soát hộ nghèo/)
  assert.match(main, /một việc khác/)
  await assertAccessible(page, 'a duplicate')
  await page.getByRole('button', { name: 'Vẫn nhận' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await page.getByLabel('Lý do vẫn nhận').fill('Nơi gửi đánh trùng số')
  await page.getByRole('button', { name: 'Vẫn nhận' }).click()
  await page.getByText('Tệp được nhận và đang được đọc lại.').waitFor()
})

test('the same files dropped once more are recognised', async (t) => {
  const page = await open(t, '/documents/intake', clerk)
  const files = [textFile('lai-1.txt', letter(931, 'lần một')), textFile('lai-2.txt', letter(932, 'lần hai'))]
  const reloaded = page.waitForEvent('load')
  await bring(page, files, 'Đã gửi 2 trên 2')
  await reloaded
  await bring(page, files, '2 đã gửi từ trước')
})

test('without script a plain form takes several files', async (t) => {
  const page = await open(t, '/documents/intake', { ...clerk, javaScriptEnabled: false })
  await page.setInputFiles('#files', [textFile('thuong.txt', letter(941, 'gửi bằng biểu mẫu thường')), textFile('rong.txt', '')])
  await page.getByRole('button', { name: 'Gửi vào sổ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã nhận 1 trên 2 tệp' }).waitFor()
  assert.match(await page.locator('main').innerText(), /Tệp rỗng/)
})
