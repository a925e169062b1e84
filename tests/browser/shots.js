// Pictures for people to look at: narrow, the first screen of a telephone, wide, dark, forced colours, and the sheets that a printer
// would make (PDF: a picture of the print style on a screen cuts off what runs from right to left).
const DARK = { name: "prefers-color-scheme", value: "dark" };
const KINDS = [
  { kind: "320", width: 320, height: 640, whole: true },
  { kind: "phone", width: 360, height: 640 },
  { kind: "1280", width: 1280, height: 800, whole: true },
  { kind: "dark", width: 360, height: 640, features: [DARK], whole: true },
  { kind: "forced", width: 360, height: 640, features: [DARK, { name: "forced-colors", value: "active" }], whole: true },
];

export async function shots(browser, { address, headers }, at) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setExtraHTTPHeaders(headers);
  await page.goto(address, { waitUntil: "networkidle0" });
  const session = await page.createCDPSession();
  for (const { kind, width, height, features = [], whole = false } of KINDS) {
    await page.setViewport({ width, height });
    await session.send("Emulation.setEmulatedMedia", { media: "", features });
    // Loaded anew: after another width a page from right to left stays scrolled aside.
    await page.reload({ waitUntil: "networkidle0" });
    await page.screenshot({ path: `${at}-${kind}.png`, fullPage: whole });
  }
  await session.send("Emulation.setEmulatedMedia", { media: "", features: [] });
  await page.pdf({ path: `${at}-print.pdf`, format: "A4" });
  await page.close();
}
