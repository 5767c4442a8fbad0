// Everything html-validate recommends, but for what the HTML standard leaves to taste.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Taste: the standard reads it in any case, and all templates have it in the same.
    "doctype-style": ["error", { style: "lowercase" }],
    // Taste: how much of a title a search engine shows. A headline is as long as its editor makes it.
    "long-title": "off",
    // Taste: spaces at the end of a line come of template tags.
    "no-trailing-whitespace": "off",
    // As the standard has it: a lone "&" and ">" need no escape.
    "no-raw-characters": ["error", { relaxed: true }],
    // Taste: the style sheet keeps telephone numbers on one line.
    "tel-non-breaking": "off",
    // As the standard has it: whatever ARIA lets be named may have a label, a list too.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // As the standard has it: boxes of one name send several values.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // As the standard has it: an id is anything without a space.
    "valid-id": ["error", { relaxed: true }],
  },
};
