// Letters: the bodies that are late are chosen, the letter is worded, numbered from the outgoing book, taken as a file.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }

/** From the list of assignments of the trial data to a draft about what is late. */
async function draft(page, mode) {
  await page.getByRole('link', { name: 'Công văn 4120/UBND-KTN' }).click()
  await page.getByRole('link', { name: 'Soạn công văn đôn đốc, triển khai, thông báo' }).click()
  await assertAccessible(page, 'a new letter')
  await page.getByLabel('Gửi thế nào').selectOption({ label: mode })
  await page.getByRole('button', { name: 'Soạn dự thảo' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sửa Công văn đôn đốc' }).waitFor()
}

async function bytesOf(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('late bodies are urged by a letter with its number in the outgoing book', async (t) => {
  const page = await open(t, '/directives', { ...clerk, expect: ['422'] })
  await draft(page, 'Một văn bản gửi chung')
  await assertAccessible(page, 'the words of a letter')
  assert.match(await page.getByLabel('Kính gửi').inputValue(), /UBND xã Đồi Chè\nUBND xã Nà Sen\n/)
  assert.match(await page.getByLabel('Trước bảng').inputValue(), /Công văn số 4120\/UBND-KTN ngày/)
  await page.getByLabel('Trích yếu').fill('đôn đốc báo cáo <rà soát> & giải ngân')
  await page.getByLabel('Thẩm quyền ký').selectOption({ label: 'KT. (ký thay)' })
  await page.getByLabel('Chức vụ người ký').fill('Phó Chủ tịch')
  await page.getByLabel('Họ tên người ký').fill('Vàng Văn Đại')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor() // for whom is it signed?
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'đôn đốc báo cáo <rà soát> & giải ngân')
  await page.getByLabel('Chức vụ người được ký thay').fill('Chủ tịch')
  await page.getByLabel('Trích yếu').fill('đôn đốc báo cáo rà soát, giải ngân')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.getByText('Dự thảo đã lưu.').waitFor()
  await assertAccessible(page, 'a draft')
  const paper = page.getByRole('group', { name: 'Văn bản như trên giấy' })
  for (const words of ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'V/v đôn đốc báo cáo rà soát, giải ngân', '- UBND xã Nà Sen;'])
    await paper.getByText(words, { exact: true }).waitFor()
  const own = (await bytesOf(page, 'Tải dự thảo .docx')).bytes
  assert.equal(own.subarray(0, 2).toString(), 'PK')

  await page.getByRole('button', { name: 'Cấp số và phát hành' }).click()
  await page.getByText(/Văn bản đã phát hành với số \d+\./).waitFor()
  await assertAccessible(page, 'an issued letter')
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  const number = /(\d+)\/UBND-VP/.exec(heading)[0]
  await paper.getByText(`Số: ${number}`).waitFor()
  await paper.getByRole('img', { name: 'Mã QR của văn bản' }).waitFor()
  const file = await bytesOf(page, 'Tải văn bản .docx')
  assert.equal(file.name, `${number.replace('/', '-')}.docx`)
  assert.ok(file.bytes.length > 3000)
  const letter = page.url()

  await page.goto(new URL('/documents/books', letter).href)
  await page.getByRole('link', { name: 'Sổ công văn đi của UBND tỉnh' }).first().click()
  await page.getByText('đôn đốc báo cáo rà soát, giải ngân').first().waitFor()
  await page.goto(letter)
  await page.getByRole('link', { name: `Số ${number}` }).click()
  await page.getByRole('heading', { level: 1, name: `Công văn ${number}` }).waitFor()
  await page.goto(new URL('/directives', letter).href)
  await page.getByRole('link', { name: 'Công văn 4120/UBND-KTN' }).click()
  await page.getByRole('link', { name: 'UBND xã Nà Sen' }).first().click()
  await page.getByText(`${number} ngày`).waitFor() // the turn tells that it was urged
})

test('each late body gets a letter and a number of its own', async (t) => {
  const page = await open(t, '/directives', clerk)
  await draft(page, 'Mỗi nơi một văn bản')
  await page.getByLabel('Thẩm quyền ký').selectOption({ label: 'Người đứng đầu ký' })
  await page.getByLabel('Chức vụ người được ký thay').fill('')
  await page.getByLabel('Chức vụ người ký').fill('Chủ tịch')
  await page.getByLabel('Họ tên người ký').fill('Vàng Văn Đại')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  const copies = page.getByRole('navigation', { name: 'Từng văn bản' })
  await copies.getByRole('link', { name: 'UBND xã Nà Sen' }).click()
  await page.getByText('Kính gửi: UBND xã Nà Sen.').waitFor()
  assert.match((await bytesOf(page, /trong một tệp .docx để in/)).name, /docx$/)
  await page.getByRole('button', { name: 'Cấp số và phát hành' }).click()
  await page.getByText(/8 văn bản đã phát hành, từ số \d+ đến số \d+\./).waitFor()
  assert.match((await bytesOf(page, /nén .zip/)).name, /zip$/)
  await page.goto(new URL('/directives/letters', page.url()).href)
  await assertAccessible(page, 'the list of letters')
})

test('who has no book leaves the issue to the clerk, and another office sees nothing', async (t) => {
  const page = await open(t, '/directives/letters/new', { user: 'truong.phong' })
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Thông báo' })
  await page.getByRole('button', { name: 'Soạn dự thảo' }).click()
  await page.getByLabel('Trích yếu').fill('lịch kiểm tra')
  await page.getByLabel('Trước bảng').fill('Sở thông báo lịch kiểm tra.\nĐoạn hai.')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.getByText('Văn thư cấp số và phát hành').waitFor()
  await page.getByText('THÔNG BÁO', { exact: true }).waitFor()
  const other = await open(t, new URL(page.url()).pathname, { user: 'ke.toan', expect: ['404'] })
  await other.getByText('Không có văn bản này').waitFor()
})

test('an office uploads its own template, which is checked field by field', async (t) => {
  const page = await open(t, '/directives/letters/forms', { ...clerk, expect: ['422'] })
  await assertAccessible(page, 'templates')
  const ours = await bytesOf(page, 'mau-notice.docx')
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Thông báo' })
  await page.getByLabel('Tệp .docx').setInputFiles({ name: 'hong.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK hỏng') })
  await page.getByRole('button', { name: 'Kiểm tra và nạp' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Thông báo' })
  await page.getByLabel('Tệp .docx').setInputFiles({ name: 'mau-cua-so.docx', mimeType: 'application/octet-stream', buffer: ours.bytes })
  await page.getByRole('button', { name: 'Kiểm tra và nạp' }).click()
  await page.getByText('Mẫu đã kiểm tra và nạp').waitFor()
  await page.getByRole('link', { name: 'mau-cua-so.docx' }).waitFor()
  await page.getByRole('button', { name: 'Thôi dùng bản 1' }).click()
  await page.getByText('Đã thôi dùng bản đó.').waitFor()
})

test('late turns are chosen in the list and urged, a letter for each body', async (t) => {
  const page = await open(t, '/directives/list?standing=overdue&followed=1', clerk)
  const boxes = page.locator('tbody input[type=checkbox]')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: 'Đôn đốc mỗi nơi một văn bản' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sửa Công văn đôn đốc' }).waitFor()
  assert.equal((await page.getByLabel('Kính gửi').inputValue()).trim().split('\n').length, 2)
})

test('without script, urging with no line chosen is told and makes no letter', async (t) => {
  const page = await open(t, '/directives/list?standing=overdue', { ...clerk, javaScriptEnabled: false, expect: ['422'] })
  await page.getByRole('button', { name: 'Đôn đốc bằng một văn bản chung' }).click()
  await page.getByText('Chưa chọn việc nào để đôn đốc.').first().waitFor()
  assert.match(page.url(), /\/directives\/letters\?mode=to_all$/)
})

test('a paper is searched for from any page', async (t) => {
  const page = await open(t, '/work', clerk)
  const box = page.getByRole('search', { name: 'Tìm văn bản trong mọi trang' })
  await box.getByRole('textbox').fill('4120/UBND-KTN')
  await box.getByRole('textbox').press('Enter')
  await page.getByRole('link', { name: /4120\/UBND-KTN/ }).first().waitFor()
  assert.match(page.url(), /\/search\?q=4120/)
})
