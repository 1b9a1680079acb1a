// The pages that are looked at, written by the program from corpus/articles.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const path = require("path");

const TWO = ["troops-capital.txt", "troops-wire.html"];

const ROWS = [
    ["one", ["-b", "flood-river.txt"]],
    ["two", ["-b", ...TWO]],
    ["many", ["-b", "troops-capital.txt", "troops-wire.html", "troops-gazette.md",
              "strike-rail.txt", "court-bridge.txt", "verkehr-bruecke.txt"]],
    ["six", ["-b", "troops-agency.txt", "troops-capital.txt", "troops-gazette.md",
             "troops-mandate.html", "troops-north.md", "troops-wire.html"]],
    ["german", ["-b", "verkehr-bruecke.txt"]],
    ["some", ["-b", "--only=who,numbers", ...TWO]],
    ["ranges", ["-b", "--vague=range", ...TWO]],
    ["compare", ["--compare", "-t", "html", ...TWO]],
    ["facts", ["--facts", "-t", "html", ...TWO]],
    ["summary", ["-t", "html", "troops-wire.html"]],
    ["cited", ["-t", "html", "--cite", "--merge", ...TWO]],
    ["keywords", ["-t", "html", "--keywords", "troops-wire.html"]],
    ["extract", ["-t", "html", "--extract", "troops-gazette.md"]],
    ["compare", ["--compare", "-t", "html", ...TWO, "troops-gazette.md"]],
    ["sitrep", ["-b", "-T", "sitrep", ...TWO]],
    ["casualties", ["-b", "-T", "casualties", ...TWO]],
    ["one-page", ["-b", "-T", "one-page", ...TWO]],
    ["fact-sheet", ["-b", "-T", "fact-sheet", ...TWO]],
    ["briefing", ["-b", "-T", "briefing", ...TWO]],
];

// Runs `bin` in a folder; its page goes to `out`.
function write(bin, folder, args, out) {
    execFileSync(bin, ["-q", ...args, "-o", out], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    return out;
}

exports.write = write;

// `whole`: looked at in every way; the others are made of the same pieces.
exports.make = (bin, top, folder) => ROWS.map(([name, args]) => ({
    name,
    whole: ["two", "six", "compare", "sitrep"].includes(name),
    file: write(bin, path.join(top, "corpus/articles"), args, path.join(folder, name + ".html")),
}));

const escape = (s) => s.replace(/[&<>"']/g, c => "&#" + c.charCodeAt(0) + ";");

// An article as HTML that holds `text` wherever an article may.
const asPage = (text) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>${escape(text)}</title><meta property="og:title" content="${escape(text)}">
<meta name="author" content="${escape(text)}"><meta name="date" content="2024-05-07"></head><body><article>
<h1>${escape(text)}</h1>
<p>Two people were killed and about 30 houses lost their roofs when a storm came over Port Alba on Monday night.</p>
<p>Mayor Ana Costa said on Tuesday that the words ${escape(text)} were painted on the wall of the old town hall.</p>
<p>&ldquo;They wrote ${escape(text)} there and nobody knows why they did it,&rdquo; Costa told reporters in the harbour.</p>
<p>The army sent 250 soldiers to the town, and the harbour will stay closed for at least two weeks.</p>
</article></body></html>\n`;

const asText = (text) => `Storm in Port Alba

Two people were killed and about 40 houses lost their roofs when a storm came over Port Alba on Monday night.

Mayor Ana Costa said on Tuesday that the words ${text} were painted on the wall of the old town hall.

"They wrote ${text} there and nobody knows why they did it," Costa told reporters in the harbour.

"${text}" said Costa.

The army sent 250 soldiers to the town, and the harbour will stay closed for at least two weeks.\n`;

// The reader of pages takes no author who is none: here he is taken as he is.
const asMarkdown = (text) => `---
author: Ana ${text}
date: 2024-05-07
---

Two people were killed and about 30 houses lost their roofs when a storm came over Port Alba.\n`;

// Four pages for each string, in which it stands as title, author, outlet,
// address, file name, text and quotation: briefings of a page, a plain text
// and Markdown, and a fact sheet.
exports.makeHostile = (bin, folder, row, number) => {
    const dir = path.join(folder, "hostile" + number);
    const file = "./" + (row.text.replace(/[/\0]/g, "") || "x");
    const html = ["-f", "html", "--source=" + row.text, "--url=https://news.example/" + row.text, file + ".html"];
    const text = ["-f", "text", "--title=" + row.text, "--source=" + row.text, "--url=" + row.text,
                  "--date=2024-05-07", file + ".txt"];

    fs.mkdirSync(dir);
    fs.writeFileSync(path.join(dir, file + ".html"), asPage(row.text));
    fs.writeFileSync(path.join(dir, file + ".txt"), asText(row.text));
    fs.writeFileSync(path.join(dir, file + ".md"), asMarkdown(row.text));
    return [["html", ["-b", ...html]], ["text", ["-b", ...text]],
            ["author", ["-b", "-f", "markdown", file + ".md"]],
            ["sheet", ["--facts", "-t", "html", ...text]]].map(([kind, args]) => ({
        kind, file: write(bin, dir, args, path.join(folder, `hostile${number}-${kind}.html`)),
    }));
};
