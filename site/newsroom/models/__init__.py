from .branding import Branding
from .corrections_page import CorrectionsPage
from .feeds_page import FeedsPage
from .home import HomePage
from .menu import MenuEntry, MenuSection
from .search import SearchEntry, SearchTerm, SearchWord
from .section import Section
from .standard_page import StandardPage

__all__ = [
    "Branding",
    "CorrectionsPage",
    "FeedsPage",
    "HomePage",
    "MenuEntry",
    "MenuSection",
    "SearchEntry",
    "SearchTerm",
    "SearchWord",
    "Section",
    "StandardPage",
]
