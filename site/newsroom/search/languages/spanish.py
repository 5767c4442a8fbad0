"""Light Spanish stemming: plurals and the last vowel, which carries the gender.

After the light stemmer of Jacques Savoy, “Report on CLEF-2001 experiments”, which strips the same endings;
here repeated, so that plurals of words that look like plurals (interés, intereses) meet too.
"""

VOWELS = "aeiou"
SHORTEST = 3
# Words that would meet another with which they have nothing in common.
APART = {"caso": "caso", "casos": "caso", "mesa": "mesa", "mesas": "mesa"}


def stem(word: str) -> str:
    """Of one folded word: “migraciones” and “migracion” alike give “migracion”, “gobiernos” “gobiern”."""
    if word in APART:
        return APART[word]
    shorter = _shorter(word)
    while shorter != word:
        word, shorter = shorter, _shorter(shorter)
    return word[:-1] + "c" if word.endswith("z") else word


def _shorter(word: str) -> str:
    if len(word) > SHORTEST + 1 and word.endswith("es") and word[-3] not in VOWELS:
        return word[:-2]
    if len(word) > SHORTEST and word.endswith(("as", "es", "os")):
        return word[:-1]
    if len(word) > SHORTEST and word[-1] in "aeo":
        return word[:-1]
    return word
