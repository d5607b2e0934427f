import { join } from "node:path";

import { expect, test } from "vitest";

import { deadLinks } from "../links/dead-links.ts";

const page = join(import.meta.dirname, "../README.md");
const text = "# A `word`, and more\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n\n";

test.each([
  ["[a](absent.md)", "absent.md leads nowhere"],
  ["[a](#absent)", "#absent names a heading that is not there"],
  ["[a](#no-heading)", "#no-heading names a heading that is not there"],
  ["[a](#twice-2)", "#twice-2 names a heading that is not there"],
  ["[a](../bootstrap/README.md#absent)", "../bootstrap/README.md#absent names a heading that is not there"],
  ["[`a`](absent.md)", "absent.md leads nowhere"],
  ["[a](https://)", "https:// is no address"],
])("the link %s is told to be dead", (link, fault) => {
  expect(deadLinks(page, text + link)).toEqual([fault]);
});

test.each(["[a](#a-word-and-more)", "[a](#twice-1)", "[a](main.ts)", "[a](test)", "`[a](absent.md)`"])(
  "%s is no dead link",
  (link) => {
    expect(deadLinks(page, text + link)).toEqual([]);
  },
);
