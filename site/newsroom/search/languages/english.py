"""Light English stemming: plurals, and the two spellings the United Nations' languages services meet.

After the “S stemmer” of Donna Harman, “How effective is suffixing?”, Journal of the American Society for
Information Science 42 (1991), extended by plurals in -es after a hiss, irregular plurals and -ise/-ize.
"""

IRREGULAR = {
    "analyses": "analysis",
    "children": "child",
    "crises": "crisis",
    "criteria": "criterion",
    "lives": "life",
    "men": "man",
    "news": "news",
    "people": "person",
    "women": "woman",
}
HISSING = ("sses", "shes", "ches", "xes")
# British and other endings of the same words; what is no such word is changed alike on both sides.
SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("amme", "am"),
    ("bour", "bor"),
    ("iour", "ior"),
    ("lour", "lor"),
    ("nour", "nor"),
    ("vour", "vor"),
    ("ntre", "nter"),
    ("efence", "efense"),
)


def stem(word: str) -> str:
    """Of one folded word."""
    word = IRREGULAR.get(word) or _singular(word)
    word = IRREGULAR.get(word, word)
    for ending, other in SPELLINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + other
    return word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(HISSING) else word[:-1]
