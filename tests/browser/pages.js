// Which pages there are: paths of a running service, one a line, each in each language.
import { readFileSync } from "node:fs";

const named = (path) => path.replace(/^\//, "").replace(/[^a-z0-9-]+/gi, "_") || "start";

export function openPages({ at, paths, languages, only }) {
  const chosen = (name) => only === undefined || only.split(",").some((part) => name.includes(part));
  const lines = readFileSync(paths, "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
  const all = lines.flatMap((path) =>
    languages.map((language) => ({ name: `${named(path)}-${language}`, address: new URL(path, at).href, language })),
  );
  return all.filter(({ name }) => chosen(name));
}
