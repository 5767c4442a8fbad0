from .announcement import Announcement
from .branding import Branding
from .corrections_page import CorrectionsPage
from .delivery import Delivery
from .feeds_page import FeedsPage
from .home import HomePage
from .menu import MenuEntry, MenuSection
from .search import SearchEntry, SearchTerm, SearchWord
from .section import Section
from .standard_page import StandardPage
from .subscriber import Subscriber

__all__ = [
    "Announcement",
    "Branding",
    "CorrectionsPage",
    "Delivery",
    "FeedsPage",
    "HomePage",
    "MenuEntry",
    "MenuSection",
    "SearchEntry",
    "SearchTerm",
    "SearchWord",
    "Section",
    "StandardPage",
    "Subscriber",
]
