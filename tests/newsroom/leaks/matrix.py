"""What was asked where, and what was told that should not have been."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.newsroom.leaks.asking import Answer
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.words import FIELDS, SHARED, Word


@dataclass
class Matrix:
    scene: Scene
    asked: Counter[str] = field(default_factory=Counter)
    leaks: Counter[tuple[str, str]] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)
    # Themes are the newsroom's vocabulary: their names are no secret, whatever is about them.
    of_themes: list[str] = field(default_factory=list)
    # Surfaces that told the publication readers have.
    telling: set[str] = field(default_factory=set)

    def look(self, surface: str, answers: Iterable[Answer]) -> None:
        for answer in answers:
            self.asked[surface] += 1
            for text in sorted(answer.words):
                word = Word.read(text, self.scene.states)
                if word is None:
                    continue
                if word.state in ("told", "toldmeeting"):
                    self.telling.add(surface)
                if self._may_be_told(word, answer):
                    continue
                if word.field in ("theme", "themeslug"):
                    self.of_themes.append(f"{surface}: {answer.ask} tells {word}")
                else:
                    self.leaks[surface, word.state] += 1
                    self.sentences.append(f"{surface}: {answer.status} {answer.ask} tells {word}")

    def _may_be_told(self, word: Word, answer: Answer) -> bool:
        if word.field == "reason":
            # What the readers of that language are told where it was.
            return answer.status == 410 and answer.ask.language == word.language
        return self.scene.is_readable(word)

    def __str__(self) -> str:
        """Surfaces down, states across; in each cell the leaks in every language together."""
        states = [state for state in self.scene.readable_in if not state.endswith("meeting")]
        width = max(map(len, self.asked)) + 2
        lines = [f"{'surface':{width}}{'answers':>8}  " + " ".join(f"{state:>9.9}" for state in states)]
        for surface in self.asked:
            cells = [self.leaks[surface, state] + self.leaks[surface, f"{state}meeting"] for state in states]
            lines.append(
                f"{surface:{width}}{self.asked[surface]:>8}  " + " ".join(f"{cell:>9}" for cell in cells)
            )
        return "\n".join([*lines, self.total])

    @property
    def total(self) -> str:
        languages = {word.language for word in self.secrets if word.language != SHARED}
        answers = sum(self.asked.values())
        return (
            f"{len(self.scene.readable_in)} texts in their states × {len(self.asked)} surfaces × "
            f"{len(languages)} languages: {answers} answers searched for {len(self.secrets)} secrets, "
            f"{answers * len(self.secrets)} checks, leaks {len(self.sentences)}, "
            f"of names of themes {len(self.of_themes)}"
        )

    @property
    def secrets(self) -> list[Word]:
        words = (
            Word(state, language, field)
            for state in self.scene.readable_in
            for language in self.languages
            for field in FIELDS
        )
        return [word for word in words if not self.scene.is_readable(word)]

    @property
    def languages(self) -> list[str]:
        from editions.languages import codes

        return [*codes(), SHARED]
