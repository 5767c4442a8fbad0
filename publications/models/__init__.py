from .change import Change
from .commitment import Commitment
from .contact import Contact
from .contacts_page import ContactsPage, PageContact
from .country import CountriesIndex, Country, CountryContact
from .country_data import CountryData
from .institution import Institution
from .institution_page import InstitutionPage, InstitutionsIndex
from .mechanism import Mechanism, MechanismMember, MechanismsIndex
from .media import File, Picture, Rendition
from .meeting import Meeting
from .news import NewsRelease, RelatedRelease, ReleaseContact, ReleaseCountry, ReleaseInstitution
from .news_index import NewsIndex
from .report import InstitutionalReport
from .resource import Resource, ResourceCountry, ResourceInstitution, ResourcesIndex
from .strategy import Strategy, StrategyInstitution
from .theme import Theme

__all__ = [
    "Change",
    "Commitment",
    "Contact",
    "ContactsPage",
    "CountriesIndex",
    "Country",
    "CountryContact",
    "CountryData",
    "File",
    "Institution",
    "InstitutionPage",
    "InstitutionalReport",
    "InstitutionsIndex",
    "Mechanism",
    "MechanismMember",
    "MechanismsIndex",
    "Meeting",
    "NewsIndex",
    "NewsRelease",
    "PageContact",
    "Picture",
    "RelatedRelease",
    "ReleaseContact",
    "ReleaseCountry",
    "ReleaseInstitution",
    "Rendition",
    "Resource",
    "ResourceCountry",
    "ResourceInstitution",
    "ResourcesIndex",
    "Strategy",
    "StrategyInstitution",
    "Theme",
]
