// What must hold of every page.
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_BYTES = 50_000;

/// The rules of accessibility, with every part that can be opened opened. Works with scripts of the page off: axe is put in by
/// the harness and not by the page.
export async function judge(page, axe, note) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: { type: "tag", values: rules } }), RULES);
  for (const one of found.violations) {
    note(`${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }
  await page.evaluate(() => document.querySelectorAll("details.lang").forEach((one) => (one.open = false)));
}

/// The page itself never scrolls sideways: at 320 pixels, and with text twice as large.
export async function fits(page, note) {
  const wider = () => {
    const most = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      // What scrolls within its own frame, and what is hidden from the eye, may be wider.
      return box.width > 1 && (box.right > most + 1 || box.left < -1) && !one.closest(".scroll, .hide, .skip");
    });
    const name = (one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
    return document.documentElement.scrollWidth > most + 1 ? out.slice(0, 3).map(name).concat(["(scrolls)"]) : [];
  };
  await page.setViewport({ width: 320, height: 640 });
  const narrow = await page.evaluate(wider);
  if (narrow.length > 0) note(`too wide at 320: ${narrow.join(" | ")}`);
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const large = await page.evaluate(wider);
  if (large.length > 0) note(`too wide with text at 200 %: ${large.join(" | ")}`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
}

/// From one place to the next by the key Tab: each is reached, seen, large enough, not covered, and the first leads past the
/// menu.
export async function byKeyboard(page, note) {
  await page.setViewport({ width: 360, height: 640 });
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((one) => (one.open = false));
    scrollTo(0, 0);
    document.activeElement?.blur();
  });
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
    const groups = new Set();
    return all.filter((one) => {
      if (one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) === false) return false;
      if (one.type !== "radio") return true;
      // Of a group of radio buttons one is reached.
      const known = groups.has(one.name);
      groups.add(one.name);
      return !known;
    }).length;
  });
  let reached = 0;
  for (let step = 0; step < wanted + 5; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      // A link that runs over several lines has a box in which it is not everywhere.
      const line = [...one.getClientRects()].reduce((most, next) => (next.width > most.width ? next : most), { width: -1 });
      const middle = document.elementFromPoint(line.left + Math.min(line.width, 40) / 2, line.top + Math.min(line.height, 20) / 2);
      const inText = one.tagName === "A" && getComputedStyle(one).display === "inline";
      return {
        what: `${one.tagName.toLowerCase()}#${one.id} ${(one.innerText || one.name || "").trim().slice(0, 30)}`,
        skip: one.classList.contains("skip"),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        small: !inText && (box.height < 23.5 || box.width < 23.5),
        covered: middle !== null && middle !== one && !one.contains(middle) && !middle.contains(one),
        unseen: box.width === 0 || box.bottom < 0 || box.top > innerHeight,
      };
    });
    if (at === null) break;
    if (step === 0 && !at.skip) note(`the first step does not lead past the menu but to ${at.what}`, " (keyboard)");
    for (const [fault, words] of [["small", "is smaller than 24 pixels"], ["covered", "is covered"], ["unseen", "is not seen"]]) {
      if (at[fault]) note(`${at.what} ${words}`, " (keyboard)");
    }
    if (!at.ring) note(`${at.what} does not show that it is chosen`, " (keyboard)");
    reached += 1;
  }
  if (reached < wanted) note(`${reached} of ${wanted} places are reached`, " (keyboard)");
}

/// How heavy the page is, as it is sent and before it is packed; the style and the pictures stay in the browser.
export function weight(body, note) {
  if (body.length >= MOST_BYTES) note(`weighs ${body.length} bytes`);
  return body.length;
}
