// Looks at pages in Debian's Chromium: rules of accessibility, the way by the keyboard, narrow screens, large text, weight, and
// pictures for people to look at. Anything wrong ends with 1; a missing browser does too, and says so.
//
//   node look.js --at http://127.0.0.1:8080 [--guest NAME] [--languages nl,en,ar] [--out FOLDER]
//   --guest NAME  as this guest of the demonstration; without it, the pages for anybody
//   --only A,B    pages whose name holds A or B        --shots    pictures too
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { openPages } from "./pages.js";
import { byKeyboard, fits, judge, weight } from "./checks.js";
import { shots } from "./shots.js";

const given = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const asked = (name) => process.argv.includes(`--${name}`);

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(BROWSER)) {
  console.error(`There is no browser at ${BROWSER}. Install it: apt-get install -y chromium fonts-noto-core`);
  process.exit(1);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = given("out") ?? "screenshots";
if (asked("shots")) mkdirSync(pictures, { recursive: true });

const languages = (given("languages") ?? "nl,en,ar").split(",");
const guest = given("guest");
const { cookie, pages } = await openPages({ at: given("at"), guest, languages, only: given("only") });
if (pages.length === 0) {
  console.error("There is no page to look at.");
  process.exit(1);
}
const headers = (language) => ({ "Accept-Language": language, ...(cookie ? { Cookie: cookie } : {}) });
const browser = await puppeteer.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--force-color-profile=srgb"] });
const faults = [];
const weights = [];
try {
  for (const { name, address, language } of pages) {
    const note = (what, where = "") => faults.push(`${name}${where}: ${what}`);
    // Where a page has no script, with scripts on it is the same.
    let scripted = true;
    for (const script of [false, true]) {
      if (script && !scripted) continue;
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(script);
      await page.setExtraHTTPHeaders(headers(language));
      const missing = [];
      page.on("response", (answer) => answer.status() >= 400 && answer.url() !== address && missing.push(answer.url()));
      page.on("console", (line) => line.type() === "error" && !/status of [45]/.test(line.text()) && note(line.text(), " (console)"));
      const answer = await page.goto(address, { waitUntil: "load" });
      if (answer.status() !== 200) note(`answered ${answer.status()}`);
      if (new URL(page.url()).pathname !== new URL(address).pathname) note(`leads to ${page.url()}`);
      // The page has come without its scripts; the checks themselves need some.
      await page.setJavaScriptEnabled(true);
      // Pictures that would come when one gets there come now.
      const come = () => Promise.all([...document.images].map((one) => ((one.loading = "eager"), one.decode().catch(() => one.src))));
      (await page.evaluate(come)).filter(Boolean).forEach((one) => note(`no picture: ${one}`));
      missing.forEach((one) => note(`cannot be fetched: ${one}`));
      if (!script) {
        scripted = await page.evaluate(() => document.scripts.length > 0);
        weights.push([name, weight(await answer.buffer(), note)]);
      }
      await judge(page, axe, (what) => note(what, script ? " (scripts on)" : " (scripts off)"));
      if (!script) {
        await fits(page, note);
        await byKeyboard(page, note);
      }
      await page.close();
    }
    if (asked("shots")) await shots(browser, { address, headers: headers(language) }, path.join(pictures, name));
  }
} finally {
  await browser.close();
}
const bytes = weights.map(([, size]) => size).sort((a, b) => a - b);
if (bytes.length > 0) {
  const heaviest = weights.reduce((most, one) => (one[1] > most[1] ? one : most));
  console.log(`${guest ?? "anybody"}: ${weights.length} pages; median ${bytes[bytes.length >> 1]} bytes, heaviest ${heaviest[0]} ${heaviest[1]}`);
}
faults.forEach((fault) => console.error(fault));
console.log(`${guest ?? "anybody"}: ${faults.length === 0 ? "nothing wrong" : `${faults.length} wrong`}`);
process.exit(faults.length === 0 ? 0 : 1);
